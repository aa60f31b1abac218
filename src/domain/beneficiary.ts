/** Whether a saved payee can be paid. Source: Banking v2, "Beneficiaries", `status`. */
export type BeneficiaryStatus = 'active' | 'deleted' | 'forbidden' | 'unknown';

/** A saved payee. Source: Banking v2, "Beneficiaries". */
export interface Beneficiary {
  readonly id: string;
  readonly name: string;
  /** What the person calls them. */
  readonly friendlyName?: string | undefined;
  /** IBAN or account number, without spaces. */
  readonly number: string;
  /** BIC or sort code. */
  readonly code?: string | undefined;
  readonly kind: 'sepa' | 'cross-border' | 'uk-local' | 'unknown';
  /** ISO 4217. */
  readonly currency?: string | undefined;
  /** ISO 3166-1 alpha-2 country of the account. */
  readonly country?: string | undefined;
  readonly status: BeneficiaryStatus;
  /** The platform's own word for the status. */
  readonly statusName: string;
  /** ISO 8601 instant. */
  readonly lastUsedAt?: string | undefined;
  readonly address?:
    | {
        readonly street?: string | undefined;
        readonly city?: string | undefined;
        readonly region?: string | undefined;
        readonly postCode?: string | undefined;
        readonly country?: string | undefined;
      }
    | undefined;
}

/** True when a payee can be chosen: deleted and forbidden ones can't, and neither can one of a status we don't know. */
export const isPayable = ({ status }: Beneficiary): boolean => status === 'active';
