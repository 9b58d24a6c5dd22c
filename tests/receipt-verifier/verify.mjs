// Verifies the receipt of a deal, as the API answered it, with libraries of others: node verify.mjs <address> <deal.json
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { text } from 'node:stream/consumers';
import canonicalize from 'canonicalize';
import { calculateJwkThumbprint, compactVerify, createLocalJWKSet, createRemoteJWKSet } from 'jose';

globalThis.crypto ??= webcrypto; // an old Node has it under this name only
const address = process.argv[2];
const deal = JSON.parse(await text(process.stdin));
const keysAt = new URL('.well-known/receipt-keys', address);
const options = { algorithms: ['ES256'] };

// The library fetches the keys itself and chooses by kid.
const { payload, protectedHeader } = await compactVerify(deal.receipt, createRemoteJWKSet(keysAt), options);
const said = JSON.parse(new TextDecoder().decode(payload));
assert.deepEqual([protectedHeader.alg, protectedHeader.typ], ['ES256', 'JOSE']);
assert.deepEqual([said.deal, said.number, said.receivedAt], [deal.id, deal.number, deal.submittedAt]);
assert.equal(new TextDecoder().decode(payload), canonicalize(said));

// The digest is of the deal as it was answered.
const { customer, products, expectedCloseDate, stage, source, externalId } = deal;
const content = {
  customer, products: products.map(({ code, amount }) => ({ code, amount })), expectedCloseDate, stage, source, externalId,
};
const digest = (of) => createHash('sha256').update(canonicalize(of)).digest('base64url');
assert.equal(said.digest, digest(content));
assert.notEqual(said.digest, digest({ ...content, stage: 'committed' }));

// A key's id is its thumbprint, so that it needs no trust in whoever names it.
const { keys } = await (await fetch(keysAt)).json();
for (const key of keys) assert.equal(key.kid, await calculateJwkThumbprint(key));

// What was changed is refused, also without the network.
const local = createLocalJWKSet({ keys });
await compactVerify(deal.receipt, local, options);
const [header, body, signature] = deal.receipt.split('.');
const forged = Buffer.from(JSON.stringify({ ...said, receivedAt: '2020-01-01T00:00:00Z' })).toString('base64url');
const refused = (receipt, known, code) => assert.rejects(compactVerify(receipt, known, options), { code });
await refused(`${header}.${forged}.${signature}`, local, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED');
await refused(deal.receipt, createLocalJWKSet({ keys: [] }), 'ERR_JWKS_NO_MATCHING_KEY');
console.log('passed');
