// Signs in with a library that many use: node flows.mjs <address> <demo client> <its secret> <password of the people>
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import * as oauth from 'openid-client';

globalThis.crypto ??= webcrypto; // an old Node has it under this name only
const [address, client, secret, password] = process.argv.slice(2);
const insecure = { execute: [oauth.allowInsecureRequests] };
const callback = 'http://localhost:5173/callback';

const me = async (token) => {
  const answer = await fetch(`${address}v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  return answer.ok ? answer.json() : answer.status;
};
const refused = (error) => (refusal) => assert.equal(refusal.error, error) ?? true;
const discover = (id, authentication, algorithm) =>
  oauth.discovery(new URL(address), id, undefined, authentication, { ...insecure, algorithm });

// A system, by both ways to send its secret, configured by either document.
for (const [authentication, algorithm] of [[oauth.ClientSecretBasic(secret), 'oauth2'], [oauth.ClientSecretPost(secret), 'oidc']]) {
  const config = await discover(client, authentication, algorithm);
  const { access_token: token, scope, expires_in: seconds } = await oauth.clientCredentialsGrant(config, { scope: 'deals.read' });
  assert.deepEqual([scope, seconds, (await me(token)).id], ['deals.read', 900, client]);
  await assert.rejects(oauth.clientCredentialsGrant(config, { scope: 'vendor.deals.read' }), refused('invalid_scope'));

  const known = await oauth.tokenIntrospection(config, token);
  assert.deepEqual([known.active, known.scope, known.client_id], [true, 'deals.read', client]);
  await oauth.tokenRevocation(config, token);
  assert.equal((await oauth.tokenIntrospection(config, token)).active, false);
  assert.equal(await me(token), 401);
}
for (const [wrong, code] of [[oauth.ClientSecretBasic('x'), 'OAUTH_WWW_AUTHENTICATE_CHALLENGE'], [oauth.ClientSecretPost('x'), 'OAUTH_RESPONSE_BODY_ERROR']]) {
  const config = await discover(client, wrong, 'oauth2');
  await assert.rejects(oauth.clientCredentialsGrant(config), (refusal) => assert.equal(refusal.code, code) ?? true);
}

// A person, through the portal.
const portal = await discover('demo-portal', oauth.None(), 'oidc');
const signIn = async (email, secretWord = password) => {
  const verifier = oauth.randomPKCECodeVerifier();
  const [state, nonce] = [oauth.randomState(), oauth.randomNonce()];
  const page = await fetch(oauth.buildAuthorizationUrl(portal, {
    redirect_uri: callback, scope: 'openid email offline_access', state, nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  }));
  const form = new URLSearchParams({ email, password: secretWord });
  for (const [, name, value] of (await page.text()).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
    form.set(name, value.replaceAll('&#x2B;', '+').replaceAll('&amp;', '&'));
  const answer = await fetch(page.url, { method: 'POST', body: form, redirect: 'manual' });
  const back = answer.headers.get('location');
  return { answer, code: () => oauth.authorizationCodeGrant(portal, new URL(back),
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }) };
};

const wrong = await signIn('sales@gold.example', 'wrong');
assert.equal(wrong.answer.status, 400);
assert.match(await wrong.answer.text(), /do not sign in here/);

const first = await signIn('sales@gold.example');
const tokens = await first.code();
assert.equal(tokens.claims().email, 'sales@gold.example');
assert.equal(tokens.claims().sub, (await me(tokens.access_token)).id);

// Refresh tokens rotate; one that is used twice ends the family.
const next = await oauth.refreshTokenGrant(portal, tokens.refresh_token);
assert.equal((await me(next.access_token)).name, 'sales@gold.example');
assert.equal((await me(tokens.access_token)).name, 'sales@gold.example');
await assert.rejects(oauth.refreshTokenGrant(portal, tokens.refresh_token), refused('invalid_grant'));
assert.deepEqual([await me(next.access_token), await me(tokens.access_token)], [401, 401]);
await assert.rejects(oauth.refreshTokenGrant(portal, next.refresh_token), refused('invalid_grant'));

// A code that is used twice ends what it brought.
const second = await signIn('admin@vendor.example');
const brought = await second.code();
await assert.rejects(second.code(), refused('invalid_grant'));
assert.equal(await me(brought.access_token), 401);

// Signing out: with the refresh token all tokens of the sign-in end.
const third = await (await signIn('admin@vendor.example')).code();
await oauth.tokenRevocation(portal, third.refresh_token);
assert.equal(await me(third.access_token), 401);
console.log('passed');
