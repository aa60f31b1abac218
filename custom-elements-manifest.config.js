import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** What a host may touch; the analyzer lists everything there is, and events without a name for inherited ones. */
const isPublic = ({ name, privacy, static: isStatic }) =>
  !/private|protected/.test(privacy ?? '') && !name.startsWith('#') && !isStatic;

const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations) {
        if (declaration.members) declaration.members = declaration.members.filter(isPublic);
        if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name);
      }
  },
});

/** Files are found in no certain order, and two builds must be the same. */
const inOrder = () => ({
  name: 'in-order',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules.sort((one, other) => (one.path < other.path ? -1 : 1));
  },
});

/** The files a host imports are the built ones, and only elements are told about. */
const asPublished = () => ({
  name: 'as-published',
  packageLinkPhase({ customElementsManifest }) {
    const published = (path) => path?.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations = [] }) =>
      declarations.some(({ tagName }) => tagName),
    );
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path);
      for (const declaration of module.declarations) {
        if (declaration.superclass?.module) declaration.superclass.module = published(declaration.superclass.module);
        for (const member of [...(declaration.members ?? []), ...(declaration.attributes ?? [])])
          if (member.inheritedFrom?.module) member.inheritedFrom.module = published(member.inheritedFrom.module);
      }
      for (const { declaration } of module.exports ?? [])
        if (declaration?.module) declaration.module = published(declaration.module);
    }
  },
});

export default {
  globs: ['src/widgets/**/*.ts', 'src/internal/giro-element.ts', 'src/define/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    inOrder(),
    publicOnly(),
    asPublished(),
    customElementVsCodePlugin({ outdir: 'dist', hideLogs: true }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, hideLogs: true }),
  ],
};
