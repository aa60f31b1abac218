import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumOptions, chromiumPage } from './scripts/browsers.js';
import { configFor } from './scripts/wtr-base.js';

const chromium = chromeLauncher({
  concurrency: 1,
  launchOptions: chromiumOptions(),
  createPage: ({ context }) => chromiumPage(context),
});

export default configFor(chromium, {
  stress: true,
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly'] },
});
