import type { Beneficiary } from '../domain/beneficiary.js';
import type { Topic } from './live.js';

/** The person's saved payees. */
export const beneficiariesTopic: Topic<readonly Beneficiary[]> = {
  key: 'beneficiaries',
  load: async ({ live, signal }) => await live.client.beneficiaries.list({ signal }),
};
