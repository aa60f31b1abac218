import { chosen, find, read } from './bench.js';

/** A person's phone and mailbox, as far as a demo needs them: what the sandbox sent is shown where it would arrive. */

interface Sent {
  readonly to: string;
  readonly text: string;
  /** Milliseconds by the sandbox's clock. */
  readonly at: number;
}

interface TextMessage extends Sent {
  readonly code?: string;
}

interface Mail extends Sent {
  readonly subject: string;
  readonly token: string;
}

const LOOK_MS = 1000;
const TEXTS = 6;
const MAILS = 3;

/** A list on the page that gets what is new and loses what is gone, so that only what is new is announced. */
function follow<T extends Sent>(list: HTMLElement, most: number, draw: (sent: T) => readonly Node[]) {
  const shown = new Map<string, HTMLElement>();
  return (all: readonly T[]): void => {
    const wanted = new Map(all.slice(-most).map((sent) => [`${sent.at} ${sent.text}`, sent]));
    for (const [key, entry] of shown)
      if (!wanted.has(key)) {
        entry.remove();
        shown.delete(key);
      }
    for (const [key, sent] of wanted) {
      if (shown.has(key)) continue;
      const entry = document.createElement('li');
      entry.append(...draw(sent));
      list.append(entry);
      shown.set(key, entry);
      list.scrollTop = list.scrollHeight;
    }
  };
}

function paragraph(className: string, ...content: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.dir = 'auto';
  element.append(...content);
  return element;
}

const timeOf = ({ at }: Sent): string =>
  new Date(at).toLocaleTimeString(chosen('language') === 'sv' ? 'sv-SE' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });

const drawText = (sent: TextMessage): readonly Node[] => {
  const { code = '', text } = sent;
  const strong = document.createElement('strong');
  strong.textContent = code;
  const [before = '', after = ''] = code === '' ? [text] : text.split(code, 2);
  return [paragraph('sent', `To +${sent.to}, ${timeOf(sent)}`), paragraph('bubble', before, strong, after)];
};

/** The platform's link leads to its own portal; a bank's mail leads to the bank. */
const drawMail = (sent: Mail): readonly Node[] => {
  const link = document.createElement('a');
  link.href = `/accounts?recover=${encodeURIComponent(sent.token)}`;
  link.textContent = sent.subject;
  return [paragraph('sent', `To ${sent.to}, ${timeOf(sent)}`), paragraph('subject', link)];
};

const showTexts = follow(find('texts'), TEXTS, drawText);
const showMails = follow(find('mails'), MAILS, drawMail);

async function look(): Promise<void> {
  try {
    const [texts, mails] = await Promise.all([read('phone'), read('mail')]);
    showTexts(texts as readonly TextMessage[]);
    showMails(mails as readonly Mail[]);
    find('signal').textContent = '';
  } catch {
    find('signal').textContent = 'No service';
  }
}

/** Looks again and again, while somebody can see it. */
export function startPhone(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = async (): Promise<void> => {
    clearTimeout(timer);
    if (document.hidden) return;
    await look();
    clearTimeout(timer);
    timer = setTimeout(() => void again(), LOOK_MS);
  };
  document.addEventListener('visibilitychange', () => void again());
  void again();
}
