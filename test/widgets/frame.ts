import { place, until } from './stage.js';

type FrameWindow = Window & typeof globalThis;

/** A page within the page, with a kit of its own: another tab, as far as the kit can tell. */
export interface Frame {
  readonly window: FrameWindow;
  readonly document: Document;
  /** What its console said. */
  readonly said: readonly string[];
  /** Runs a module in it; imports are resolved as in any page. */
  run(module: string): Promise<void>;
  find(selector: string): HTMLElement;
}

/** Opens a page within the page; its scripts run later. */
export async function openFrame(
  body: string,
  { lang = 'en-GB', sandbox }: { lang?: string; sandbox?: string } = {},
): Promise<Frame> {
  const iframe = document.createElement('iframe');
  if (sandbox !== undefined) iframe.setAttribute('sandbox', sandbox);
  iframe.width = '800';
  iframe.height = '600';
  iframe.srcdoc = `<!doctype html><html lang="${lang}"><head><title>Frame</title></head><body>${body}</body></html>`;
  const loaded = new Promise((resolve) => {
    iframe.addEventListener('load', resolve, { once: true });
  });
  place(iframe);
  await loaded;
  const window = iframe.contentWindow as FrameWindow | null;
  if (!window) throw new Error('The frame has no window');
  const said: string[] = [];
  for (const method of ['warn', 'error'] as const)
    window.console[method] = (...values: unknown[]) => {
      said.push(values.map(String).join(' '));
    };
  window.addEventListener('error', ({ message }) => said.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => said.push(String(reason)));
  let scripts = 0;
  return {
    window,
    document: window.document,
    said,
    async run(module) {
      scripts += 1;
      const done = `done ${scripts}`;
      const script = window.document.createElement('script');
      script.type = 'module';
      script.textContent = `${module.replaceAll(/(['"])\/src\//g, `$1${location.origin}/src/`)}\ndocument.body.dataset.done = '${done}';`;
      window.document.head.append(script);
      await until(
        () => window.document.body.dataset['done'] === done,
        () => `a script in the frame ran (it said: ${said.join(' | ')})`,
        10_000,
      );
    },
    find(selector) {
      const found = window.document.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`The frame has no ${selector}`);
      return found;
    },
  };
}
