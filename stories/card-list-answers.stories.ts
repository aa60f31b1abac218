import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import { play, stage, steps, until, type Scenario, type Stage, type Step } from './scenario.js';

// Every documented answer, and every fault of the sandbox, wherever a list reads.

const tag = 'giro-card-list';
const meta: Meta = { title: 'Cards/Card list/Answers', component: tag };
export default meta;

type Effect = Fault['do'];

const V3 = { cardsApi: 'v3', list: 'GET /v3/cards' } as const;
const V2 = { cardsApi: 'banking-v2', list: 'GET /v2/cards' } as const;
type Way = typeof V3 | typeof V2;

const status = (code: number): Effect => ({ kind: 'status', status: code });
const tooOften: Effect = { kind: 'status', status: 429, headers: { 'retry-after': '60' } };
const drop = (when: 'before' | 'after'): Effect => ({ kind: 'drop', when });
const cut: Effect = { kind: 'cut' };
const badJson: Effect = { kind: 'bad-json' };
const wrongShape: Effect = { kind: 'wrong-shape' };
const empty: Effect = { kind: 'empty' };
const truncated: Effect = { kind: 'truncated' };
const wrongType: Effect = { kind: 'wrong-type' };

const FORBIDDEN = 'You do not have permission';
const MISSING = 'We could not find this';
const REFUSED = 'Contact the bank to find out why';
const TOO_OFTEN = 'too often';
const SIGNED_OUT = 'Your session has ended';
const NO_SENSE = 'did not understand';
const DOWN = 'technical problem';
const UNREACHED = 'could not reach the bank';

const list = (scenario: Scenario, ...all: readonly Step[]): StoryObj => ({
  loaders: [stage(scenario)],
  render: play(() => html`<giro-card-list actions=""></giro-card-list>`),
  play: steps(tag, ...all),
});

const cardsShown = async (_: Stage, { shadowRoot }: { readonly shadowRoot: ShadowRoot }): Promise<void> => {
  await until(() => shadowRoot.querySelector('button.card') !== null, 'cards are read');
};

/** The cards can't be read. */
const unread = ({ cardsApi, list: call }: Way, effect: Effect, words: string): StoryObj =>
  list({ cardsApi, faults: [{ call, do: effect }] }, 'Your cards could not be loaded', words);

/** Reading them again fails. */
const outOfDate = ({ cardsApi, list: call }: Way, effect: Effect, words: string): StoryObj =>
  list(
    { cardsApi },
    cardsShown,
    async ({ sandbox }, element) => {
      sandbox.faults.add({ call, do: effect });
      await (element as unknown as { reload(): Promise<void> }).reload();
    },
    'This may be out of date',
    words,
  );

/** The next page can't be read. Banking v2 has no pages. */
const noMore = (effect: Effect, words: string): StoryObj =>
  list(
    { sandbox: { cards: 70 } },
    cardsShown,
    ({ sandbox }) => {
      sandbox.faults.add({ call: V3.list, do: effect });
    },
    ['Show more cards', 'More cards could not be loaded'],
    words,
  );

export const Read401 = unread(V3, status(401), SIGNED_OUT);
export const Read403 = unread(V3, status(403), FORBIDDEN);
export const Read404 = unread(V3, status(404), MISSING);
export const Read409 = unread(V3, status(409), REFUSED);
export const Read429 = unread(V3, tooOften, TOO_OFTEN);
export const Read500 = unread(V3, status(500), DOWN);
export const ReadDropBefore = unread(V3, drop('before'), UNREACHED);
export const ReadDropAfter = unread(V3, drop('after'), UNREACHED);
export const ReadCut = unread(V3, cut, UNREACHED);
export const ReadBadJson = unread(V3, badJson, NO_SENSE);
export const ReadWrongShape = unread(V3, wrongShape, NO_SENSE);
export const ReadEmpty = unread(V3, empty, NO_SENSE);
export const ReadTruncated = unread(V3, truncated, NO_SENSE);
export const ReadWrongType = unread(V3, wrongType, NO_SENSE);

export const Again401 = outOfDate(V3, status(401), SIGNED_OUT);
export const Again403 = outOfDate(V3, status(403), FORBIDDEN);
export const Again404 = outOfDate(V3, status(404), MISSING);
export const Again409 = outOfDate(V3, status(409), REFUSED);
export const Again429 = outOfDate(V3, tooOften, TOO_OFTEN);
export const Again500 = outOfDate(V3, status(500), DOWN);
export const AgainDropBefore = outOfDate(V3, drop('before'), UNREACHED);
export const AgainDropAfter = outOfDate(V3, drop('after'), UNREACHED);
export const AgainCut = outOfDate(V3, cut, UNREACHED);
export const AgainBadJson = outOfDate(V3, badJson, NO_SENSE);
export const AgainWrongShape = outOfDate(V3, wrongShape, NO_SENSE);
export const AgainEmpty = outOfDate(V3, empty, NO_SENSE);
export const AgainTruncated = outOfDate(V3, truncated, NO_SENSE);
export const AgainWrongType = outOfDate(V3, wrongType, NO_SENSE);

export const BankingV2Read401 = unread(V2, status(401), SIGNED_OUT);
export const BankingV2Read403 = unread(V2, status(403), FORBIDDEN);
export const BankingV2Read404 = unread(V2, status(404), MISSING);
export const BankingV2Read409 = unread(V2, status(409), REFUSED);
export const BankingV2Read429 = unread(V2, tooOften, TOO_OFTEN);
export const BankingV2Read500 = unread(V2, status(500), DOWN);
export const BankingV2ReadDropBefore = unread(V2, drop('before'), UNREACHED);
export const BankingV2ReadDropAfter = unread(V2, drop('after'), UNREACHED);
export const BankingV2ReadCut = unread(V2, cut, UNREACHED);
export const BankingV2ReadBadJson = unread(V2, badJson, NO_SENSE);
export const BankingV2ReadWrongShape = unread(V2, wrongShape, NO_SENSE);
export const BankingV2ReadEmpty = unread(V2, empty, NO_SENSE);
export const BankingV2ReadTruncated = unread(V2, truncated, NO_SENSE);
export const BankingV2ReadWrongType = unread(V2, wrongType, NO_SENSE);

export const BankingV2Again401 = outOfDate(V2, status(401), SIGNED_OUT);
export const BankingV2Again403 = outOfDate(V2, status(403), FORBIDDEN);
export const BankingV2Again404 = outOfDate(V2, status(404), MISSING);
export const BankingV2Again409 = outOfDate(V2, status(409), REFUSED);
export const BankingV2Again429 = outOfDate(V2, tooOften, TOO_OFTEN);
export const BankingV2Again500 = outOfDate(V2, status(500), DOWN);
export const BankingV2AgainDropBefore = outOfDate(V2, drop('before'), UNREACHED);
export const BankingV2AgainDropAfter = outOfDate(V2, drop('after'), UNREACHED);
export const BankingV2AgainCut = outOfDate(V2, cut, UNREACHED);
export const BankingV2AgainBadJson = outOfDate(V2, badJson, NO_SENSE);
export const BankingV2AgainWrongShape = outOfDate(V2, wrongShape, NO_SENSE);
export const BankingV2AgainEmpty = outOfDate(V2, empty, NO_SENSE);
export const BankingV2AgainTruncated = outOfDate(V2, truncated, NO_SENSE);
export const BankingV2AgainWrongType = outOfDate(V2, wrongType, NO_SENSE);

export const More401 = noMore(status(401), SIGNED_OUT);
export const More403 = noMore(status(403), FORBIDDEN);
export const More404 = noMore(status(404), MISSING);
export const More409 = noMore(status(409), REFUSED);
export const More429 = noMore(tooOften, TOO_OFTEN);
export const More500 = noMore(status(500), DOWN);
export const MoreDropBefore = noMore(drop('before'), UNREACHED);
export const MoreDropAfter = noMore(drop('after'), UNREACHED);
export const MoreCut = noMore(cut, UNREACHED);
export const MoreBadJson = noMore(badJson, NO_SENSE);
export const MoreWrongShape = noMore(wrongShape, NO_SENSE);
export const MoreEmpty = noMore(empty, NO_SENSE);
export const MoreTruncated = noMore(truncated, NO_SENSE);
export const MoreWrongType = noMore(wrongType, NO_SENSE);
