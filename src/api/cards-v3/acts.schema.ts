import * as z from 'zod/mini';
import { word } from '../shapes.js';

/** A started consent. Source: Cards v3, "Apple Pay"; "Strong customer authentication", 2. */
export const startedConsent = z.object({
  method: z.object({ redirect_url: z.string(), expires_at: word, token: word }),
});

/** The older edition's answer to activating. Source: card programmes, "Activate card". */
export const hostedPage = z.object({ redirect_url: z.string(), expires_at: word });
