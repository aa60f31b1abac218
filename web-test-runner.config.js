import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumOptions, chromiumPage } from './scripts/browsers.js';
import { makeCertificate } from './scripts/certificate.js';
import { configFor } from './scripts/wtr-base.js';

const certificate = await makeCertificate();

const chromium = chromeLauncher({
  concurrency: 1,
  launchOptions: { ...chromiumOptions({ trustedKeys: [certificate.keyHash] }), networkEnabled: false },
  createPage: ({ context }) => chromiumPage(context),
});

export default configFor(chromium, {
  stress: true,
  certificate,
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly'] },
});
