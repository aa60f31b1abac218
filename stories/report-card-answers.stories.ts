import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import {
  after,
  BAD_JSON,
  CUT,
  drop,
  EMPTY,
  FORBIDDEN,
  LATE,
  MISSING,
  REFUSED,
  SIGNED_OUT,
  status,
  TOO_MANY,
  TOO_OFTEN,
  TRUNCATED,
  WRONG_SHAPE,
  WRONG_TYPE,
} from './answers.js';
import { cardId, choose, failNow, named, play, stage, steps, type Scenario, type Step } from './scenario.js';

// Every documented answer, and every fault of the sandbox, at every step of reporting a card.

const tag = 'giro-report-card';
const meta: Meta = { title: 'Cards/Report card/Answers', component: tag };
export default meta;

type Effect = Fault['do'];

const REPORT = 'PATCH /v3/cards/:id';
const LOOK = 'GET /v3/cards/:id';

const UNCHANGED = 'so we checked: the card is not reported yet';
const DONE = 'is stopped for good: Lost.';
const UNKNOWN = 'We don’t know yet whether the card was reported';
const YES = 'Yes, report as lost';

/** A card that is about to be reported lost. */
const acting = (scenario: Scenario, ...all: readonly Step[]): StoryObj => ({
  loaders: [stage(scenario)],
  render: play((on) => html`<giro-report-card card-id=${cardId(on, named('Groceries'))}></giro-report-card>`),
  play: steps(
    tag,
    async (_, element) => {
      await choose(element, 'I lost it');
    },
    ['Continue', 'Stop Groceries for ever?'],
    ...all,
  ),
});

const reporting = (effect: Effect, words: string): StoryObj =>
  acting({ faults: [{ call: REPORT, do: effect }] }, [YES, words]);

/** The answer is lost, and the card can't be read. */
const looking = (effect: Effect, words: string): StoryObj =>
  acting({ faults: [{ call: REPORT, do: after(503) }] }, failNow(LOOK, effect), [YES, words]);

// The card is reported
export const Report400 = reporting(status(400), REFUSED);
export const Report401 = reporting(status(401), SIGNED_OUT);
export const Report403 = reporting(status(403), FORBIDDEN);
export const Report404 = reporting(status(404), MISSING);
export const Report405 = reporting(status(405), REFUSED);
export const Report409 = reporting(status(409), REFUSED);
export const Report410 = reporting(status(410), MISSING);
export const Report412 = reporting(status(412), REFUSED);
export const Report422 = reporting(status(422), REFUSED);
export const Report429 = reporting(status(429), TOO_OFTEN);
export const Report408 = reporting(status(408), UNCHANGED);
export const Report500 = reporting(status(500), UNCHANGED);
export const Report503 = reporting(status(503), UNCHANGED);
export const ReportDropBefore = reporting(drop('before'), UNCHANGED);
export const Report503CarriedOut = reporting(after(503), DONE);
export const ReportDropAfter = reporting(drop('after'), DONE);
export const ReportBadJson = reporting(BAD_JSON, DONE);
export const ReportCut = reporting(CUT, DONE);
export const ReportTruncated = reporting(TRUNCATED, DONE);
export const ReportWrongType = reporting(WRONG_TYPE, DONE);
export const ReportEmpty = reporting(EMPTY, DONE);
export const ReportWrongShape = reporting(WRONG_SHAPE, DONE);
export const ReportLate = reporting(LATE, 'Reporting…');

// The card is read after a lost answer
export const Look400 = looking(status(400), UNKNOWN);
export const Look401 = looking(status(401), UNKNOWN);
export const Look403 = looking(status(403), UNKNOWN);
export const Look404 = looking(status(404), UNKNOWN);
export const Look409 = looking(status(409), UNKNOWN);
export const Look429 = looking(TOO_MANY, UNKNOWN);
export const Look500 = looking(status(500), UNKNOWN);
export const LookDropBefore = looking(drop('before'), UNKNOWN);
export const LookDropAfter = looking(drop('after'), UNKNOWN);
export const LookCut = looking(CUT, UNKNOWN);
export const LookBadJson = looking(BAD_JSON, UNKNOWN);
export const LookWrongShape = looking(WRONG_SHAPE, UNKNOWN);
export const LookEmpty = looking(EMPTY, UNKNOWN);
export const LookTruncated = looking(TRUNCATED, UNKNOWN);
export const LookWrongType = looking(WRONG_TYPE, UNKNOWN);
