/** Takes a file instead of the browser, for example in an app's web view. */
export type SaveFile = (file: Blob, name: string) => void | Promise<void>;

/**
 * Whether this page may save files: a sandboxed frame without `allow-downloads` may not, and is told nothing by the browser.
 * `unknown` in frames whose sandbox can't be seen from inside. Source: HTML, "sandboxed downloads browsing context flag".
 */
export function downloadsAllowed(): 'yes' | 'no' | 'unknown' {
  if (window === window.parent) return 'yes';
  try {
    const frame = window.frameElement;
    if (frame?.localName === 'iframe') {
      // of the parent's realm, so no `instanceof`
      const sandbox = frame.getAttribute('sandbox');
      return sandbox === null || /(^|\s)allow-downloads(\s|$)/i.test(sandbox) ? 'yes' : 'no';
    }
  } catch {
    // a frame of another origin
  }
  return 'unknown';
}

/** How long a saved file's address lives on: some browsers read it after the click. */
const KEEP_MS = 60_000;

/** Has the browser save a file under a name. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.rel = 'noopener';
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEEP_MS);
}
