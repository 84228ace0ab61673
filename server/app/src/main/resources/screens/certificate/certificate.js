// @ts-check
/** The sheet of steps that makes a computer trust the office's server, on screen and on paper. */
import { html, nothing, render } from 'lit';
import { Problem, get } from 'loket/api.js';
import { texts } from 'loket/texts.js';
import id from './texts.id.js';

/** @import { Authority } from 'loket-api' */

const FILE = 'loket-kantor.crt';
const say = texts({ id }, 'id');
const sheet = /** @type {HTMLElement} */ (document.getElementById('sheet'));

/** @param {string} host an address with colons stands in brackets */
const bracketed = (host) => (host.includes(':') ? `[${host}]` : host);

/** @param {string} lines */
const command = (lines) => html`<pre><code>${lines}</code></pre>`;

/** For Chromium's own list of what an office decides. @param {Authority} one */
const policy = (one) =>
  `mkdir -p /etc/chromium/policies/managed
echo '{"CACertificates": ["${one.certificate}"]}' \\
  > /etc/chromium/policies/managed/loket-kantor.json`;

/** Those that another computer can use; the one asked for stands first. @param {Authority} one */
function addresses(one) {
  const others = one.names.filter((name) => !/^(localhost|127\.|0:0:0:0:0:0:0:1$|fe80:)/.test(name));
  const asked = others.filter((name) => name === location.hostname);
  const all = [...asked, ...others.filter((name) => name !== location.hostname)];
  return (all.length === 0 ? [location.hostname] : all).map(
    (name) => `https://${bracketed(name)}:${one.port}/`,
  );
}

/** @param {Authority} one */
function steps(one) {
  const file = `${location.origin}/api/v1/authority/${FILE}`;
  const insecure = location.protocol === 'https:' ? ' -k' : '';
  return html`
    <div class="top">
      <div>
        <h1>${say('title')}</h1>
        <p>${say('fingerprint')}</p>
        <p class="fingerprint" data-testid="certificate-fingerprint">
          ${one.fingerprint.replace(/(.{4})(?=.)/g, '$1-')}
        </p>
      </div>
      <img src="/api/v1/authority/qr.svg" alt=${say('scan')} />
    </div>
    <p>${say('why')}</p>
    <p><strong>${say('compare')}</strong></p>
    <p><code>${say('whole', { sha256: one.sha256 })}</code></p>
    <p class="screen-only">
      <button type="button" class="button" @click=${() => window.print()}>${say('print')}</button>
    </p>
    <h2>1. ${say('take')}</h2>
    <p><a href=${file} download=${FILE}>${say('download')}</a></p>
    <p>${say('orFetch')}</p>
    ${command(`curl${insecure} -o ${FILE} ${file}\nsha256sum ${FILE}`)}
    <h2>2a. ${say('debian')}</h2>
    <p>${say('debianOne')}</p>
    ${command(
      `mkdir -p $HOME/.pki/nssdb
certutil -d sql:$HOME/.pki/nssdb -A -t "C,," -n loket-kantor -i ${FILE}`,
    )}
    <p>${say('debianAll')}</p>
    ${command(policy(one))}
    <h2>2b. ${say('windows')}</h2>
    <p>${say('windowsHow')}</p>
    ${command(`certutil -hashfile ${FILE} SHA256\ncertutil -addstore -f Root ${FILE}`)}
    <p>${say('windowsOther')}</p>
    <h2>3. ${say('check')}</h2>
    <p>${say('checkHow')}</p>
    <p>${say('names')}</p>
    <ul>
      ${addresses(one).map((address) => html`<li><code>${address}</code></li>`)}
    </ul>
    <p>${say('station')}</p>
    <p>${say('phones')}</p>
  `;
}

const without = () => html`
  <h1>${say('title')}</h1>
  <p data-testid="certificate-none">${say('none')}</p>
  <p>${say('noneHow')}</p>
`;

try {
  render(steps(await get('authority')), sheet);
} catch (problem) {
  render(problem instanceof Problem ? without() : nothing, sheet);
}
