import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serveFolder } from '../../scripts/serve.js';
import { closeBrowsers, openPage, type OpenPage } from '../page/support/open-page.js';
import { changes, comesAndGoes, freezes, sendsAndSaves, signsIn } from './drive.js';
import { allHosts, openWorkshop, type Installed, type Workshop } from './install.js';

// Real applications, each installed in a folder of its own from the packed tarball, checked and built by its own tools, then
// driven by one script. GIRO_HOSTS names some of them.

const hosts = process.env['GIRO_HOSTS']?.split(' ') ?? (await allHosts());

/** A card that is active, and asks for no consent to be frozen. */
const CARD = 'Groceries';

describe('a host', () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await openWorkshop();
  });
  after(async () => {
    await closeBrowsers();
    await workshop.close();
  });

  for (const host of hosts) {
    describe(host, () => {
      let installed: Installed;

      const onPage = async (path: string, act: (page: OpenPage) => Promise<void>): Promise<void> => {
        const { origin, close } = await serveFolder(installed.site);
        const page = await openPage({ url: `${origin}${path}` });
        try {
          await act(page);
          assert.deepEqual(await page.told(), []);
        } finally {
          await page.close();
          await close();
        }
      };

      it('is installed, checked by its compiler, and built', async () => {
        installed = await workshop.install(host);
        installed.run('check');
        installed.run('build');
      });

      it('freezes a card, changes language and look, sends money, saves a statement, comes and goes', () =>
        onPage('/', async (page) => {
          await freezes(page, CARD);
          await changes(page);
          await signsIn(page);
          await sendsAndSaves(page);
          await comesAndGoes(page);
        }));

      if (host === 'react-19')
        it('takes over what its server wrote', () =>
          onPage('/hydrated.html', async (page) => {
            await freezes(page, CARD);
          }));
    });
  }
});
