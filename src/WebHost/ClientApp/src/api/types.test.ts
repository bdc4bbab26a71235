import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';

it('has the types of the OpenAPI document that is checked in (else: npm run api-types)', async () => {
  const document = new URL('../../openapi.json', import.meta.url);
  const generated = astToString(await openapiTS(document));
  const kept = readFileSync(join(import.meta.dirname, 'api-types.ts'), 'utf8');
  expect(kept.slice(kept.indexOf('export interface paths')).trim()).toBe(generated.slice(generated.indexOf('export interface paths')).trim());
});
