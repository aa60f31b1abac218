import type { ReactiveControllerHost } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import type { Transaction } from '../../domain/transaction.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { DrawnChunks, type Listing } from './drawn-chunks.js';
import { growing, type Add } from './growing.js';
import type { OpenDetails } from './open-details.js';
import { RowViews, type ViewSource } from './row-views.js';

/** What is listed, how its rows look, and how more of them are drawn below the others. */
export class ListedRows {
  readonly #chunks: DrawnChunks;
  /** How rows are drawn. */
  readonly views: RowViews;
  /** Draws another chunk as the others were drawn last. */
  #add: Add | undefined;

  constructor(host: ReactiveControllerHost, tools: ElementTools) {
    this.views = new RowViews(tools);
    this.#chunks = new DrawnChunks(host, (chunk) => {
      this.views.want([chunk]);
      this.#add?.(chunk);
    });
  }

  /** Takes what there is to list, and how. */
  take(shown: Listing & ViewSource): void {
    this.#chunks.take(shown);
    this.views.take(shown);
    this.views.want(this.#chunks.drawn);
  }

  /** What is listed, in order. */
  get listed(): readonly Transaction[] {
    return this.#chunks.listed;
  }

  /** True once every row is drawn. */
  get isWhole(): boolean {
    return this.#chunks.isWhole;
  }

  /** Draws them in the element this stands on. */
  draw(opened: OpenDetails): DirectiveResult {
    const { view } = this.views;
    return growing(this.#chunks.drawn, view, opened.draw(this.listed, view), (add) => {
      this.#add = add;
    });
  }

  /** Forgets what was listed, and draws nothing more of it. */
  forget(): void {
    this.#chunks.forget();
    this.#add = undefined;
  }
}
