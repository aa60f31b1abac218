import * as z from 'zod/mini';

/** Source: Banking v2, "Pdf statement report", response. */
export const report = z.object({ report_path: z.string() });
