import { elementPage, handsOn, type ElementPage, type Hands, type Subject } from './element-page.js';
import type { Shown } from './shown.js';

// The page objects of the two forms that move money.

/**
 * Where sending stands: the form is filled in (`details`), what is sent is shown (`review`), a code or a consent is wanted,
 * the platform has it (`done`), nobody knows (`unknown`), or it certainly did not arrive (`never`).
 */
export type SendingStep = 'details' | 'review' | 'code' | 'consent' | 'done' | 'unknown' | 'never';

/** How sending stands, and everything a person sees of it. */
export interface SendingState extends Shown {
  readonly step: SendingStep;
}

interface SendingPage extends ElementPage {
  /** From the form to the review. A form that is not right stays where it is and says why. */
  review(): Promise<SendingState>;
  /** Decides, on the review: sends once. */
  send(): Promise<SendingState>;
  /** How it stands, once nothing is on its way. */
  outcome(): Promise<SendingState>;
}

/** What can be filled in of a transfer, as it is typed; selects take the value of a choice. */
export interface TransferEntry {
  /** Id of the account that pays. */
  readonly source?: string;
  /** Which kind of payee; `new` where an IBAN or a name is filled in. */
  readonly mode?: 'saved' | 'new' | 'own';
  readonly currency?: string;
  readonly name?: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly amount?: string;
  readonly reference?: string;
  /** Any other field, by its name. */
  readonly [field: string]: string | undefined;
}

/** `<giro-transfer-form>` */
export interface TransferFormPage extends SendingPage {
  fill(entry: TransferEntry): Promise<void>;
  /** Types the code that was sent, and sends. */
  code(code: string): Promise<SendingState>;
}

export function transferForm(subject: Subject): TransferFormPage {
  const hands = handsOn(subject);
  return {
    ...sendingPage(subject, hands),
    fill: async ({ source, mode, currency, ...others }) => {
      await hands.fill({ source });
      const { fields } = await hands.settled();
      const wanted = mode ?? (others.iban === undefined && others.name === undefined ? undefined : 'new');
      // Without saved payees and other accounts there is nothing to choose.
      if (wanted !== undefined && 'mode' in fields) await hands.choose(wanted);
      await hands.fill({ currency });
      await hands.fill(others);
    },
    code: async (code) => {
      await hands.fill({ code });
      return sendingState(await hands.goOn());
    },
  };
}

/** What can be filled in of a conversion, as it is typed. */
export interface ConversionEntry {
  /** Id of the account that pays. */
  readonly source?: string;
  readonly currency?: string;
  readonly amount?: string;
}

/** `<giro-convert-form>` */
export interface ConvertFormPage extends SendingPage {
  fill(entry: ConversionEntry): Promise<void>;
}

export function convertForm(subject: Subject): ConvertFormPage {
  const hands = handsOn(subject);
  return {
    ...sendingPage(subject, hands),
    fill: ({ source, currency, amount }) => hands.fill({ source, currency, amount }),
  };
}

function sendingPage(subject: Subject, { goOn, settled, until }: Hands): SendingPage {
  const press = async (step: SendingStep): Promise<SendingState> => {
    await until((now) => stepOf(now) === step, `the step “${step}”`);
    return sendingState(await goOn());
  };
  return {
    ...elementPage(subject),
    review: () => press('details'),
    send: () => press('review'),
    outcome: async () => sendingState(await settled()),
  };
}

const sendingState = (shown: Shown): SendingState => ({ ...shown, step: stepOf(shown) });

function stepOf({ fields, hasText, isReceipt, notice, primary }: Shown): SendingStep {
  if ('code' in fields) return 'code';
  if ('amount' in fields) return 'details';
  if (isReceipt) return 'done';
  if (primary === 'link') return 'consent';
  if (primary === undefined) return notice === undefined ? 'consent' : 'unknown';
  return hasText ? 'never' : 'review';
}
