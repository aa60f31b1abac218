import { GiroError } from '../../api/errors.js';
import type { CardCredentials } from '../../domain/card-credentials.js';
import { recallConsent } from '../../internal/consent-records.js';
import type { Live } from '../../internal/live.js';
import type { ProtectedWish } from '../../internal/protected-act.js';
import type { MomentarySecret } from './secret.js';

/** What asks for a card's number and code, as the element gives it. */
export interface Asking {
  readonly cardId: string;
  readonly secret: MomentarySecret;
  readonly live: () => Live | undefined;
  /** True where a blank tab was opened in the click, which hides this page until it is known whether it is needed. */
  readonly isBehindTab: () => boolean;
  /** Shows what was waited for with that signal; false when nobody may see it any more. */
  readonly reveal: (credentials: CardCredentials, wanted: AbortSignal) => boolean;
  /** Told when an answer was dropped because nobody may see it any more. */
  readonly dropped: () => void;
}

/** How long a page may take to come to the front after its own tab was closed. */
const FRONT_MS = 1000;

/** Calls repeated after a consent: of two elements that wait for one, one asks, because the consent allows one answer. */
const repeats = new WeakMap<Live, Map<string, Promise<boolean>>>();

/**
 * Reading a card's number and code: once for each press, and once more after a consent. An answer that nobody may see any
 * more is dropped and not asked for again. Source: Banking v2, "Get card credentials by card id".
 */
export function credentialsWish({ cardId, secret, live, isBehindTab, reveal, dropped }: Asking): ProtectedWish {
  const key = `credentials ${cardId}`;
  let sent: { readonly wanted: AbortSignal; value: CardCredentials | undefined } | undefined;

  const show = (value: CardCredentials | undefined, wanted: AbortSignal): void => {
    if (!value || !reveal(value, wanted)) dropped();
  };

  /** Not given up when nobody looks: it may use the consent up, and only its answer says whether there was one. */
  const repeat = async ({ client }: Live): Promise<boolean> => {
    const wanted = secret.expect();
    try {
      const answer = await client.cards.credentials(cardId);
      if (answer.done) show(answer.value, wanted);
      return answer.done;
    } finally {
      if (!secret.value) secret.release();
    }
  };

  return {
    key,
    isForTheEyes: true,
    send: async ({ client }) => {
      const wanted = secret.expect({ isBehind: isBehindTab() });
      try {
        const answer = await client.cards.credentials(cardId, { signal: wanted });
        if (answer.done) sent = { wanted, value: answer.value };
        else secret.release();
        return answer.done ? { done: true, value: undefined } : answer;
      } catch (error) {
        if (wanted.aborted) {
          sent = { wanted, value: undefined };
          return { done: true, value: undefined };
        }
        secret.release();
        throw error;
      }
    },
    look: async () => {
      if (sent) {
        const { wanted, value } = sent;
        sent = undefined;
        await inFront(wanted);
        show(value, wanted);
        return true;
      }
      if (!recallConsent(key)) return true; // another element had its answer: there is nothing left to ask for
      const on = live();
      if (!on) throw new GiroError('usage', 'There is no setup to read the card with.');
      return await once(on, cardId, () => repeat(on));
    },
    met: () => undefined,
  };
}

async function once(live: Live, cardId: string, ask: () => Promise<boolean>): Promise<boolean> {
  const under = repeats.get(live) ?? new Map<string, Promise<boolean>>();
  repeats.set(live, under);
  const running = under.get(cardId);
  if (running) return await running;
  const own = ask().finally(() => under.delete(cardId));
  under.set(cardId, own);
  return await own;
}

/** Waits until the page is seen, is given up, or has had its time. */
async function inFront(wanted: AbortSignal): Promise<void> {
  if (!document.hidden || wanted.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', end);
      wanted.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, FRONT_MS);
    document.addEventListener('visibilitychange', end);
    wanted.addEventListener('abort', end);
  });
}
