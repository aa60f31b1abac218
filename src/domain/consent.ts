/** Where a person stands who must consent elsewhere. Source: Cards v3, "Strong customer authentication". */
export type ConsentStep =
  | { readonly step: 'none' }
  /** The platform is asked where the person goes. */
  | { readonly step: 'starting' }
  /** This tab is on its way. */
  | { readonly step: 'leaving' }
  /** The person is elsewhere; `link` where the browser refused a new tab and they go there themselves. */
  | { readonly step: 'waiting'; readonly link?: string | undefined }
  /** The thing is being read. */
  | { readonly step: 'checking'; readonly link?: string | undefined; readonly from: ConsentStep }
  /** Read, and as before. */
  | { readonly step: 'not-yet' }
  /** The platform's page is void by its own expiry; a new consent can be asked for. */
  | { readonly step: 'expired' }
  /** Read, and as the person wanted. */
  | { readonly step: 'given' }
  /** Asked for too often without effect. */
  | { readonly step: 'given-up' };

/** How many consents in a row without effect one wish may have; then it is not asked for again. */
export const MOST_ROUNDS = 3;

/** True while the person is expected to do something elsewhere. */
export const isWaiting = ({ step }: ConsentStep): boolean =>
  step === 'leaving' || step === 'waiting' || step === 'checking';

/** True when it is over and nothing came of it. */
export const isEnd = ({ step }: ConsentStep): boolean =>
  step === 'not-yet' || step === 'expired' || step === 'given-up';
