import type { GiroClient } from '../../api/client.types.js';
import { GiroError, toGiroError } from '../../api/errors.js';
import {
  statementFileName,
  type StatementFormat,
  type StatementLink,
  type StatementOrder,
} from '../../domain/statement.js';
import { GiroStatementReadyEvent } from '../../events.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { downloadsAllowed, saveFile, type SaveFile } from '../../internal/save-file.js';

/** A statement that is wanted. */
export interface WantedStatement {
  readonly format: StatementFormat;
  readonly order: StatementOrder;
}

/** How getting a statement stands. */
export type MakingStep =
  | { readonly step: 'ready' }
  /** The platform makes it. */
  | { readonly step: 'preparing' }
  /** It is made, and on its way here. */
  | { readonly step: 'fetching' }
  /** Handed to the browser; `isSure` is false where a frame's sandbox may have stopped that. */
  | { readonly step: 'saved'; readonly name: string; readonly isSure: boolean }
  /** Handed to the host. */
  | { readonly step: 'given' }
  /** Its host may not be fetched from: the person opens it themselves. */
  | { readonly step: 'link'; readonly link: StatementLink; readonly made: GiroStatementReadyEvent['detail'] }
  /** This frame may not save files. */
  | { readonly step: 'forbidden' }
  /** The host did not take it. */
  | { readonly step: 'not-taken' }
  | { readonly step: 'failed'; readonly error: GiroError; readonly at: 'preparing' | 'fetching' };

/** Has a statement made and brings it to the person. One at a time; given up on removal. */
export class StatementMaking {
  step: MakingStep = { step: 'ready' };
  readonly #tools: ElementTools;
  readonly #changed: () => void;
  #abort: AbortController | undefined;

  constructor(tools: ElementTools, changed: () => void) {
    this.#tools = tools;
    this.#changed = changed;
  }

  get isBusy(): boolean {
    return this.step.step === 'preparing' || this.step.step === 'fetching';
  }

  /** Never rejects. `own` takes the file instead of the browser. */
  async make({ format, order }: WantedStatement, own: SaveFile | undefined): Promise<void> {
    const client = this.#tools.live()?.client;
    if (!client || this.isBusy) return;
    if (!own && downloadsAllowed() === 'no') {
      this.#become({ step: 'forbidden' });
      return;
    }
    const { signal } = (this.#abort = new AbortController());
    const { from, to } = order;
    const made = { format, from, to };
    let at: 'preparing' | 'fetching' = 'preparing';
    try {
      this.#become({ step: 'preparing' });
      const link = await client.statements[format](order, { signal });
      at = 'fetching';
      if (!link.isAllowed) this.#become({ step: 'link', link, made });
      else await this.#fetch(client, link, made, own, signal);
    } catch (caught) {
      const error = toGiroError(caught);
      if (signal.aborted) return;
      this.#tools.report(error);
      this.#become({ step: 'failed', error, at });
    }
  }

  async #fetch(
    client: GiroClient,
    link: StatementLink,
    made: GiroStatementReadyEvent['detail'],
    own: SaveFile | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    this.#become({ step: 'fetching' });
    let file: Blob;
    try {
      file = await client.statements.download(link, made.format, { signal });
    } catch (caught) {
      const error = toGiroError(caught);
      if (error.kind !== 'network' || signal.aborted) throw error;
      this.#tools.report(error);
      this.#become({ step: 'link', link, made }); // perhaps its host forbids fetching: a browser does not tell
      return;
    }
    if (signal.aborted) return;
    const name = statementFileName(made.format, made);
    if (own) {
      if (!(await this.#give(own, file, name, signal))) return;
    } else {
      saveFile(file, name);
      this.#become({ step: 'saved', name, isSure: downloadsAllowed() === 'yes' });
    }
    this.#tools.emit(new GiroStatementReadyEvent(made));
  }

  /** Resolves true when the host took it, and the person who asked is still here. */
  async #give(own: SaveFile, file: Blob, name: string, signal: AbortSignal): Promise<boolean> {
    try {
      await own(file, name);
    } catch (cause) {
      if (signal.aborted) return false;
      this.#tools.report(new GiroError('usage', '`saveFile` did not take the statement.', { cause }));
      this.#become({ step: 'not-taken' });
      return false;
    }
    if (signal.aborted) return false;
    this.#become({ step: 'given' });
    return true;
  }

  /** The person opens it themselves: handed to the browser, as a file would be. */
  opened(): void {
    if (this.step.step !== 'link') return;
    this.#tools.emit(new GiroStatementReadyEvent(this.step.made));
    this.reset();
  }

  /** Gives up what is under way. */
  stop(): void {
    this.#abort?.abort();
    if (this.isBusy) this.#become({ step: 'ready' });
  }

  /** What was said about the last statement is about the last one. */
  reset(): void {
    if (!this.isBusy) this.#become({ step: 'ready' });
  }

  #become(step: MakingStep): void {
    this.step = step;
    this.#changed();
  }
}
