#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startSandbox } from './node.js';

const USAGE = 'Usage: giro-sandbox [--port 4100] [--hosted-port 4101] [--edition current|older]\n';

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4100' },
      'hosted-port': { type: 'string', default: '4101' },
      edition: { type: 'string', default: 'current' },
    },
  });
  const port = Number(values.port);
  const hostedPort = Number(values['hosted-port']);
  const { edition } = values;
  if (![port, hostedPort].every((value) => Number.isInteger(value) && value >= 0 && value <= 65_535))
    throw new RangeError('A port is a whole number from 0 to 65535.');
  if (edition !== 'current' && edition !== 'older') throw new RangeError('An edition is "current" or "older".');
  return { port, hostedPort, edition } as const;
}

try {
  const { close, hostedUrl, url } = await startSandbox(readOptions());
  process.stdout.write(
    [
      `Cards v3      ${url}/cards/v3`,
      `Banking v2    ${url}/banking/v2`,
      `Hosted pages  ${hostedUrl}`,
      `Controls      ${url}/control`,
      '',
    ].join('\n'),
  );
  process.once('SIGINT', () => void close());
  process.once('SIGTERM', () => void close());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
