import assert from 'node:assert/strict';
import { renderLoginPage, renderProblemPage } from '../../../sandbox/entra/login-page.ts';
import { PEOPLE } from '../../../sandbox/people.ts';

describe('The login page', () => {
  it('shows names and details as text, whatever is in them', () => {
    const mallory = { oid: 'm', name: '<script>alert(1)</script>', username: '"><img src=x>' };
    const page = renderLoginPage('/entra/login/1', [mallory]) + renderProblemPage('<b>&"');
    assert.equal(page.includes('<script>'), false);
    assert.equal(page.includes('<img'), false);
    assert.equal(page.includes('<b>'), false);
    assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.match(page, /&lt;b&gt;&amp;&quot;/);
  });

  it('says that it is the sandbox', () => {
    assert.match(renderLoginPage('/entra/login/1', PEOPLE), /Sandbox: nobody’s real account/);
  });

  it('offers everybody’s account, and a way out', () => {
    const page = renderLoginPage('/entra/login/1', PEOPLE);
    for (const { username } of PEOPLE) assert.ok(page.includes(`name="username" value="${username}"`));
    assert.ok(page.includes('name="cancel"'));
  });

  it('fetches nothing from elsewhere', () => {
    assert.doesNotMatch(renderLoginPage('/entra/login/1', PEOPLE), /https?:|@import|url\(|<script|<link/);
  });
});
