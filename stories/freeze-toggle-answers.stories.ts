import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import {
  after,
  BAD_JSON,
  CUT,
  DOWN,
  drop,
  EMPTY,
  FORBIDDEN,
  LATE,
  MISSING,
  NO_ANSWER,
  NO_SENSE,
  REFUSED,
  SIGNED_OUT,
  status,
  TOO_MANY,
  TOO_OFTEN,
  TRUNCATED,
  UNREACHED,
  WRONG_SHAPE,
  WRONG_TYPE,
} from './answers.js';
import {
  cardId,
  checksAndHears,
  failNow,
  named,
  play,
  pressesOnce,
  stage,
  steps,
  type Scenario,
  type Step,
} from './scenario.js';

// Every documented answer, and every fault of the sandbox, at every step of freezing and unfreezing a card.

const tag = 'giro-freeze-toggle';
const meta: Meta = { title: 'Cards/Freeze toggle/Answers', component: tag };
export default meta;

type Effect = Fault['do'];

const CHANGE = 'PATCH /v3/cards/:id';
const ACTIVATE = 'POST /v3/cards/:id/activate';
const START = 'POST /v3/consents/:id';
const LOOK = 'GET /v3/cards/:id';

/** What is missing is asked for in the way of the older edition, which this platform does not take. */
const NOT_TAKEN = 'The bank did not accept this';
const UNCHANGED = 'so we checked: nothing has changed';
const FROZEN = 'Payments and withdrawals are stopped';
const ACTIVE = 'until you unfreeze it';
const UNKNOWN = 'We don’t know yet whether this worked';
const FREEZE = 'Freeze Groceries';
const UNFREEZE = 'Freeze Streaming';

const acting = (alias: string, scenario: Scenario, ...all: readonly Step[]): StoryObj => ({
  loaders: [stage(scenario)],
  render: play((on) => html`<giro-freeze-toggle card-id=${cardId(on, named(alias))}></giro-freeze-toggle>`),
  play: steps(tag, ...all),
});

/** A call is answered so, once the person has pressed the switch. */
const answered =
  (alias: string, call: string, edition: 'current' | 'older' = 'current') =>
  (effect: Effect, words: string): StoryObj =>
    acting(
      alias,
      { sandbox: { edition }, faults: [{ call, do: effect }] },
      pressesOnce(`Freeze ${alias}`, call),
      words,
    );

const freezing = answered('Groceries', CHANGE);
const unfreezing = answered('Streaming', ACTIVATE);
const unfreezingOlder = answered('Streaming', CHANGE, 'older');
const starting = answered('Streaming', START);

/** The person is back, and the card can't be read. */
const looking = (effect: Effect, words: string): StoryObj =>
  acting(
    'Streaming',
    {},
    [UNFREEZE, 'Waiting for you'],
    failNow(LOOK, effect),
    checksAndHears(words),
    'Waiting for you',
  );

/** The answer to freezing is lost, and the card can't be read. */
const lookingAfterAll = (effect: Effect, words: string): StoryObj =>
  acting('Groceries', { faults: [{ call: CHANGE, do: after(503) }] }, 'Groceries', failNow(LOOK, effect), [
    FREEZE,
    words,
  ]);

// The card is to be frozen
export const Freeze400 = freezing(status(400), REFUSED);
export const Freeze401 = freezing(status(401), SIGNED_OUT);
export const Freeze403 = freezing(status(403), FORBIDDEN);
export const Freeze404 = freezing(status(404), MISSING);
export const Freeze405 = freezing(status(405), REFUSED);
export const Freeze409 = freezing(status(409), REFUSED);
export const Freeze410 = freezing(status(410), MISSING);
export const Freeze412 = freezing(status(412), REFUSED);
export const Freeze422 = freezing(status(422), REFUSED);
export const Freeze429 = freezing(status(429), TOO_OFTEN);
export const Freeze408 = freezing(status(408), UNCHANGED);
export const Freeze500 = freezing(status(500), UNCHANGED);
export const Freeze503 = freezing(status(503), UNCHANGED);
export const FreezeDropBefore = freezing(drop('before'), UNCHANGED);
export const Freeze503CarriedOut = freezing(after(503), FROZEN);
export const FreezeDropAfter = freezing(drop('after'), FROZEN);
export const FreezeBadJson = freezing(BAD_JSON, FROZEN);
export const FreezeCut = freezing(CUT, FROZEN);
export const FreezeTruncated = freezing(TRUNCATED, FROZEN);
export const FreezeWrongType = freezing(WRONG_TYPE, FROZEN);
export const FreezeEmpty = freezing(EMPTY, FROZEN);
export const FreezeWrongShape = freezing(WRONG_SHAPE, FROZEN);
export const FreezeLate = freezing(LATE, 'Freezing…');

// The card is to be unfrozen
export const Unfreeze400 = unfreezing(status(400), REFUSED);
export const Unfreeze401 = unfreezing(status(401), SIGNED_OUT);
export const Unfreeze403 = unfreezing(status(403), FORBIDDEN);
export const Unfreeze404 = unfreezing(status(404), NOT_TAKEN);
export const Unfreeze405 = unfreezing(status(405), NOT_TAKEN);
export const Unfreeze409 = unfreezing(status(409), REFUSED);
export const Unfreeze410 = unfreezing(status(410), MISSING);
export const Unfreeze412 = unfreezing(status(412), REFUSED);
export const Unfreeze422 = unfreezing(status(422), REFUSED);
export const Unfreeze429 = unfreezing(status(429), TOO_OFTEN);
export const Unfreeze408 = unfreezing(status(408), UNCHANGED);
export const Unfreeze500 = unfreezing(status(500), UNCHANGED);
export const Unfreeze503 = unfreezing(status(503), UNCHANGED);
export const UnfreezeDropBefore = unfreezing(drop('before'), UNCHANGED);
export const Unfreeze503CarriedOut = unfreezing(after(503), UNCHANGED);
export const UnfreezeDropAfter = unfreezing(drop('after'), UNCHANGED);
export const UnfreezeBadJson = unfreezing(BAD_JSON, UNCHANGED);
export const UnfreezeCut = unfreezing(CUT, UNCHANGED);
export const UnfreezeTruncated = unfreezing(TRUNCATED, REFUSED);
export const UnfreezeWrongType = unfreezing(WRONG_TYPE, REFUSED);
export const UnfreezeEmpty = unfreezing(EMPTY, REFUSED);
export const UnfreezeWrongShape = unfreezing(WRONG_SHAPE, FROZEN);
export const UnfreezeLate = unfreezing(LATE, 'Unfreezing…');

// The card is to be unfrozen in the older edition
export const Older400 = unfreezingOlder(status(400), REFUSED);
export const Older401 = unfreezingOlder(status(401), SIGNED_OUT);
export const Older403 = unfreezingOlder(status(403), FORBIDDEN);
export const Older404 = unfreezingOlder(status(404), MISSING);
export const Older405 = unfreezingOlder(status(405), REFUSED);
export const Older409 = unfreezingOlder(status(409), REFUSED);
export const Older410 = unfreezingOlder(status(410), MISSING);
export const Older412 = unfreezingOlder(status(412), REFUSED);
export const Older422 = unfreezingOlder(status(422), REFUSED);
export const Older429 = unfreezingOlder(status(429), TOO_OFTEN);
export const Older408 = unfreezingOlder(status(408), UNCHANGED);
export const Older500 = unfreezingOlder(status(500), UNCHANGED);
export const Older503 = unfreezingOlder(status(503), UNCHANGED);
export const OlderDropBefore = unfreezingOlder(drop('before'), UNCHANGED);
export const Older503CarriedOut = unfreezingOlder(after(503), ACTIVE);
export const OlderDropAfter = unfreezingOlder(drop('after'), ACTIVE);
export const OlderBadJson = unfreezingOlder(BAD_JSON, ACTIVE);
export const OlderCut = unfreezingOlder(CUT, ACTIVE);
export const OlderTruncated = unfreezingOlder(TRUNCATED, ACTIVE);
export const OlderWrongType = unfreezingOlder(WRONG_TYPE, ACTIVE);
export const OlderEmpty = unfreezingOlder(EMPTY, ACTIVE);
export const OlderWrongShape = unfreezingOlder(WRONG_SHAPE, ACTIVE);
export const OlderLate = unfreezingOlder(LATE, 'Unfreezing…');

// The consent is started
export const Start400 = starting(status(400), REFUSED);
export const Start401 = starting(status(401), SIGNED_OUT);
export const Start403 = starting(status(403), FORBIDDEN);
export const Start404 = starting(status(404), MISSING);
export const Start405 = starting(status(405), REFUSED);
export const Start409 = starting(status(409), REFUSED);
export const Start410 = starting(status(410), MISSING);
export const Start412 = starting(status(412), REFUSED);
export const Start422 = starting(status(422), REFUSED);
export const Start429 = starting(status(429), TOO_OFTEN);
export const Start408 = starting(status(408), NO_ANSWER);
export const Start500 = starting(status(500), NO_ANSWER);
export const Start503 = starting(status(503), NO_ANSWER);
export const StartDropBefore = starting(drop('before'), NO_ANSWER);
export const Start503CarriedOut = starting(after(503), NO_ANSWER);
export const StartDropAfter = starting(drop('after'), NO_ANSWER);
export const StartBadJson = starting(BAD_JSON, NO_ANSWER);
export const StartCut = starting(CUT, NO_ANSWER);
export const StartTruncated = starting(TRUNCATED, NO_ANSWER);
export const StartWrongType = starting(WRONG_TYPE, NO_ANSWER);
export const StartEmpty = starting(EMPTY, NO_ANSWER);
export const StartWrongShape = starting(WRONG_SHAPE, NO_ANSWER);
export const StartLate = starting(LATE, 'One moment…');

// The card is read after the return
export const Look400 = looking(status(400), REFUSED);
export const Look401 = looking(status(401), SIGNED_OUT);
export const Look403 = looking(status(403), FORBIDDEN);
export const Look404 = looking(status(404), MISSING);
export const Look409 = looking(status(409), REFUSED);
export const Look429 = looking(TOO_MANY, TOO_OFTEN);
export const Look500 = looking(status(500), DOWN);
export const LookDropBefore = looking(drop('before'), UNREACHED);
export const LookDropAfter = looking(drop('after'), UNREACHED);
export const LookCut = looking(CUT, UNREACHED);
export const LookBadJson = looking(BAD_JSON, NO_SENSE);
export const LookWrongShape = looking(WRONG_SHAPE, NO_SENSE);
export const LookEmpty = looking(EMPTY, NO_SENSE);
export const LookTruncated = looking(TRUNCATED, NO_SENSE);
export const LookWrongType = looking(WRONG_TYPE, NO_SENSE);

// The card is read after a lost answer
export const LostLook400 = lookingAfterAll(status(400), UNKNOWN);
export const LostLook401 = lookingAfterAll(status(401), UNKNOWN);
export const LostLook403 = lookingAfterAll(status(403), UNKNOWN);
export const LostLook404 = lookingAfterAll(status(404), UNKNOWN);
export const LostLook409 = lookingAfterAll(status(409), UNKNOWN);
export const LostLook429 = lookingAfterAll(TOO_MANY, UNKNOWN);
export const LostLook500 = lookingAfterAll(status(500), UNKNOWN);
export const LostLookDropBefore = lookingAfterAll(drop('before'), UNKNOWN);
export const LostLookDropAfter = lookingAfterAll(drop('after'), UNKNOWN);
export const LostLookCut = lookingAfterAll(CUT, UNKNOWN);
export const LostLookBadJson = lookingAfterAll(BAD_JSON, UNKNOWN);
export const LostLookWrongShape = lookingAfterAll(WRONG_SHAPE, UNKNOWN);
export const LostLookEmpty = lookingAfterAll(EMPTY, UNKNOWN);
export const LostLookTruncated = lookingAfterAll(TRUNCATED, UNKNOWN);
export const LostLookWrongType = lookingAfterAll(WRONG_TYPE, UNKNOWN);
