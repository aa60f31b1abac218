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
import { cardId, checksAndHears, failNow, named, play, stage, steps, type Scenario, type Step } from './scenario.js';

// Every documented answer, and every fault of the sandbox, at every step of activating a card.

const tag = 'giro-activate-card';
const meta: Meta = { title: 'Cards/Activate card/Answers', component: tag };
export default meta;

type Effect = Fault['do'];

const ACTIVATE = 'POST /v3/cards/:id/activate';
const OLDER = 'PATCH /v3/cards/:id';
const START = 'POST /v3/consents/:id';
const LOOK = 'GET /v3/cards/:id';

/** What is missing is asked for in the way of the older edition, which this platform does not take. */
const NOT_TAKEN = 'The bank did not accept this';
const UNCHANGED = 'so we checked: the card is not active yet';
const NOT_YET = 'Not confirmed yet';
const BUSY = 'One moment…';

const acting = (scenario: Scenario, ...all: readonly Step[]): StoryObj => ({
  loaders: [stage(scenario)],
  render: play((on) => html`<giro-activate-card card-id=${cardId(on, named('Everyday'))}></giro-activate-card>`),
  play: steps(tag, ...all),
});

/** A call is answered so, once the person has pressed the button. */
const answered =
  (call: string, edition: 'current' | 'older' = 'current') =>
  (effect: Effect, words: string): StoryObj =>
    acting({ sandbox: { edition }, faults: [{ call, do: effect }] }, ['Activate card', words]);

const activating = answered(ACTIVATE);
const activatingOlder = answered(OLDER, 'older');
const starting = answered(START);

/** The person is back, and the card can't be read. */
const looking = (effect: Effect, words: string): StoryObj =>
  acting({}, ['Activate card', 'Waiting for you'], failNow(LOOK, effect), checksAndHears(words), 'Waiting for you');

// The card is to be activated
export const Activate400 = activating(status(400), REFUSED);
export const Activate401 = activating(status(401), SIGNED_OUT);
export const Activate403 = activating(status(403), FORBIDDEN);
export const Activate404 = activating(status(404), NOT_TAKEN);
export const Activate405 = activating(status(405), NOT_TAKEN);
export const Activate409 = activating(status(409), REFUSED);
export const Activate410 = activating(status(410), MISSING);
export const Activate412 = activating(status(412), REFUSED);
export const Activate422 = activating(status(422), REFUSED);
export const Activate429 = activating(status(429), TOO_OFTEN);
export const Activate408 = activating(status(408), UNCHANGED);
export const Activate500 = activating(status(500), UNCHANGED);
export const Activate503 = activating(status(503), UNCHANGED);
export const ActivateDropBefore = activating(drop('before'), UNCHANGED);
export const Activate503CarriedOut = activating(after(503), UNCHANGED);
export const ActivateDropAfter = activating(drop('after'), UNCHANGED);
export const ActivateBadJson = activating(BAD_JSON, UNCHANGED);
export const ActivateCut = activating(CUT, UNCHANGED);
export const ActivateTruncated = activating(TRUNCATED, REFUSED);
export const ActivateWrongType = activating(WRONG_TYPE, REFUSED);
export const ActivateEmpty = activating(EMPTY, REFUSED);
export const ActivateWrongShape = activating(WRONG_SHAPE, NOT_YET);
export const ActivateLate = activating(LATE, BUSY);

// The card is to be activated in the older edition
export const Older400 = activatingOlder(status(400), REFUSED);
export const Older401 = activatingOlder(status(401), SIGNED_OUT);
export const Older403 = activatingOlder(status(403), FORBIDDEN);
export const Older404 = activatingOlder(status(404), MISSING);
export const Older405 = activatingOlder(status(405), REFUSED);
export const Older409 = activatingOlder(status(409), REFUSED);
export const Older410 = activatingOlder(status(410), MISSING);
export const Older412 = activatingOlder(status(412), REFUSED);
export const Older422 = activatingOlder(status(422), REFUSED);
export const Older429 = activatingOlder(status(429), TOO_OFTEN);
export const Older408 = activatingOlder(status(408), UNCHANGED);
export const Older500 = activatingOlder(status(500), UNCHANGED);
export const Older503 = activatingOlder(status(503), UNCHANGED);
export const OlderDropBefore = activatingOlder(drop('before'), UNCHANGED);
export const Older503CarriedOut = activatingOlder(after(503), UNCHANGED);
export const OlderDropAfter = activatingOlder(drop('after'), UNCHANGED);
export const OlderBadJson = activatingOlder(BAD_JSON, UNCHANGED);
export const OlderCut = activatingOlder(CUT, UNCHANGED);
export const OlderTruncated = activatingOlder(TRUNCATED, UNCHANGED);
export const OlderWrongType = activatingOlder(WRONG_TYPE, UNCHANGED);
export const OlderEmpty = activatingOlder(EMPTY, UNCHANGED);
export const OlderWrongShape = activatingOlder(WRONG_SHAPE, UNCHANGED);
export const OlderLate = activatingOlder(LATE, BUSY);

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
export const StartLate = starting(LATE, BUSY);

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
