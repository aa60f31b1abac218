import { announce } from './announce.js';
import { createSandbox } from './create.js';

export { createSandbox };
export type { Sandbox, SandboxOptions } from './create.js';
export type { SandboxClock } from './clock.js';
export type { LaunchResult } from './consents.js';
export type { Fault, FaultEffect, SandboxFaults } from './faults.js';
export type { SandboxTokenRequest } from './host.js';
export type { LoggedRequest, SandboxLog } from './log.js';
export type { MailMessage, PhoneMessage, SandboxMail, SandboxPhone } from './messages.js';
export type { MadeTransfer, SandboxTransfers } from './transfers.js';
export type { WalletSetting } from './wallet-settings.js';
export type { TwoFactor } from './two-factor.js';
export type { Edition, SandboxStorage } from './state.js';

announce(createSandbox);
