import { Hono } from 'hono/tiny';
import { bankingV2 } from './banking-v2/routes.js';
import { cardsV3 } from './cards-v3/routes.js';
import { controlRoutes, type Controls } from './control.js';
import { hostedRoutes } from './hosted/routes.js';
import { platformPath } from './paths.js';
import type { Bindings, Platform } from './platform.js';
import { answer, notFound } from './respond.js';
import { fileRoutes } from './statements/routes.js';

/** The whole platform as one `Request -> Response` app, whatever it is mounted under. */
export function createApp(platform: Platform, controls: Controls): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>({ getPath: (request) => platformPath(new URL(request.url).pathname) });
  app.route('/v3', cardsV3(platform));
  app.route('/v2', bankingV2(platform));
  app.route('/hosted', hostedRoutes(platform));
  app.route('/files', fileRoutes(platform));
  app.route('/control', controlRoutes(controls));
  app.notFound(notFound);
  app.onError((error) => answer({ message: `The sandbox failed: ${error.message}` }, 500));
  return app;
}
