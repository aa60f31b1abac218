import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { firefoxOptions } from './scripts/browsers.js';
import { configFor } from './scripts/wtr-base.js';

export default configFor(
  chromeLauncher({ puppeteer, concurrency: 1, launchOptions: { ...firefoxOptions(), networkEnabled: false } }),
);
