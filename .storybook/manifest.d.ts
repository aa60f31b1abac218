// Types are checked before there is a build, too.
declare module '*/dist/custom-elements.json' {
  const manifest: object;
  export default manifest;
}
declare module '*.css' {}
