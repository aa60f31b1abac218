/** One thing in a list. */
export interface ShownItem {
  readonly name: string;
  /** What its badge says. */
  readonly status?: string;
  readonly amount?: string;
  /** Where it has a switch: whether that is on, and whether it is busy. */
  readonly isOn?: boolean;
  readonly isBusy?: boolean;
}

/** A field with its label, what stands in it, and what is wrong with it. */
export interface ShownField {
  readonly label: string;
  readonly value: string;
  readonly error?: string;
}

/** What a person sees of an element, all at once. */
export interface Shown {
  /** Every word, as one line; not what is only told to screen readers. */
  readonly words: string;
  /** What screen readers were told last. */
  readonly announced: string;
  readonly title: string;
  /** What the first notice says. */
  readonly notice?: string;
  /** What the first badge says. */
  readonly status?: string;
  readonly isLoading: boolean;
  /** Something is on its way. */
  readonly isBusy: boolean;
  /** The main button: a button, or a link to a hosted page. */
  readonly primary?: 'button' | 'link';
  readonly switch?: { readonly isOn: boolean; readonly isBusy: boolean; readonly isFree: boolean };
  /** Names of the buttons that can be pressed. */
  readonly buttons: readonly string[];
  readonly items: readonly ShownItem[];
  /** Labels and what stands beside them. */
  readonly facts: Readonly<Record<string, string>>;
  /** By their names. */
  readonly fields: Readonly<Record<string, ShownField>>;
  /** The facts are a receipt. */
  readonly isReceipt: boolean;
  /** Words stand under the title. */
  readonly hasText: boolean;
}

/** Reads an element. It runs in the page, perhaps sent there as text: it uses nothing but its argument. */
export function readShown(element: Element): Shown {
  // Marks that keep a name's direction to itself are not seen.
  const fold = (text: string): string =>
    text
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return '';
    if (
      node.matches(
        'style, script, option, [inert], [role=status], .visually-hidden, details:not([open]) > :not(summary)',
      )
    )
      return '';
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden') return '';
    const children = node instanceof HTMLSlotElement ? node.assignedNodes() : (node.shadowRoot ?? node).childNodes;
    const words = Array.from(children, read).join('');
    return display.startsWith('inline') ? words : ` ${words} `;
  };
  const roots = [element.shadowRoot, element].filter((root) => root !== null);
  const all = <T extends Element>(selector: string): T[] =>
    roots.flatMap((root) => [...root.querySelectorAll<T>(selector)]);
  const wordsIn = (root: Element, selector: string): string | undefined => {
    const found = root.querySelector(selector);
    return found ? fold(read(found)) : undefined;
  };
  const first = (selector: string): string | undefined => all(selector).map((found) => fold(read(found)))[0];
  const nameOf = (button: Element): string => fold(button.ariaLabel ?? read(button));
  const isFree = (control: Element): boolean => control.ariaDisabled !== 'true' && !control.matches(':disabled');
  const given = <T extends object>(facts: T): T =>
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

  const fieldOf = (input: HTMLInputElement | HTMLSelectElement): [string, ShownField][] => {
    if (input.type === 'radio' && !input.checked) return [];
    const error = all(`[id="${input.id}-error"]`)[0];
    const label = input.type === 'radio' ? input.closest('fieldset')?.querySelector('legend') : input.labels?.[0];
    const name = input.name || input.id;
    return [
      [
        name,
        given({ label: fold(label?.textContent ?? ''), value: input.value, error: error && fold(read(error)) }),
      ] as [string, ShownField],
    ];
  };
  const itemOf = (item: Element): ShownItem => {
    const control = item.querySelector('[role=switch]');
    return given({
      name: wordsIn(item, '[part~=title]') ?? fold(read(item)),
      status: wordsIn(item, '[part~=badge]'),
      amount: wordsIn(item, '.amount'),
      isOn: control ? control.ariaChecked === 'true' : undefined,
      isBusy: control?.matches('.busy'),
    }) as ShownItem;
  };

  const control = all('[role=switch]')[0];
  const primary = all('[part~=button-primary], .giro-primary')[0];
  const actions = all('.panel-actions > *');
  // What became of something is being looked up: there is one button, and it is busy.
  const isLooking = actions.length === 1 && actions[0]?.ariaDisabled === 'true' && all('[part~=notice]').length > 0;
  return given({
    words: fold(read(element)),
    announced: fold(
      all('[role=status]')
        .map((status) => status.textContent)
        .join(' '),
    ),
    title: first('[part~=title], .giro-title') ?? '',
    notice: first('[part~=notice], .giro-news'),
    status: first('[part~=badge]'),
    isLoading: all('[part~=skeleton]').length > 0 || element.matches(':not(:defined)'),
    isBusy:
      all('[aria-busy=true], [part~=button-primary][aria-disabled=true], .giro-field [readonly]').length > 0 ||
      isLooking,
    primary: primary && (primary.localName === 'a' ? 'link' : 'button'),
    switch: control && {
      isOn: control.ariaChecked === 'true',
      isBusy: control.matches('.busy'),
      isFree: isFree(control),
    },
    buttons: all('button')
      .filter((button) => isFree(button) && button.checkVisibility())
      .map(nameOf),
    items: all('[role=listitem]').map(itemOf),
    facts: Object.fromEntries(
      all('dt').map((label) => [
        fold(read(label)),
        label.nextElementSibling ? fold(read(label.nextElementSibling)) : '',
      ]),
    ),
    fields: Object.fromEntries(all<HTMLInputElement | HTMLSelectElement>('input, select').flatMap(fieldOf)),
    isReceipt: all('#receipt').length > 0,
    hasText: all('#text').length > 0,
  } as Shown);
}
