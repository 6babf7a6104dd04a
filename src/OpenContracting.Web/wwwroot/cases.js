// Opens confidential reports in the recipient's own browser. The private key is read from a file, used, and sent nowhere.
'use strict';
(() => {
  const desk = document.querySelector('[data-opener]');
  if (!desk || !window.crypto || !window.crypto.subtle) return;
  desk.hidden = false;
  const subtle = window.crypto.subtle;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const say = key => desk.dataset[key];
  const day = text => new Date(text).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' });

  const fromBase64 = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

  // The parts of DER that a private key file is made of: each value is its own bytes, or the list of what is in it.
  function der(bytes) {
    const values = [];
    for (let at = 0; at < bytes.length;) {
      const tag = bytes[at++];
      let length = bytes[at++];
      if (length > 127) {
        let count = length & 127;
        for (length = 0; count > 0; count--) length = length * 256 + bytes[at++];
      }
      const content = bytes.subarray(at, at + length);
      values.push(tag & 32 ? der(content) : content);
      at += length;
    }
    return values;
  }

  // A file encrypted with a passphrase (PBES2: PBKDF2 with SHA-256, AES-256-CBC), as "occ case key" writes it.
  async function decrypted(bytes, passphrase) {
    const [[[, [[, [salt, iterations]], [, iv]]], data]] = der(bytes);
    const base = await subtle.importKey('raw', encoder.encode(passphrase), 'PBKDF2', false, ['deriveKey']);
    const count = iterations.reduce((sum, byte) => sum * 256 + byte, 0);
    const key = await subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: count }, base, { name: 'AES-CBC', length: 256 }, false, ['decrypt']);
    return new Uint8Array(await subtle.decrypt({ name: 'AES-CBC', iv }, key, data));
  }

  async function readKey(file, passphrase) {
    const pem = /-----BEGIN (ENCRYPTED )?PRIVATE KEY-----([\s\S]+?)-----END/.exec(await file.text());
    let bytes = fromBase64(pem[2].replace(/\s/g, ''));
    if (pem[1]) bytes = await decrypted(bytes, passphrase);
    const key = await subtle.importKey('pkcs8', bytes, { name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const { x, y } = await subtle.exportKey('jwk', key);
    const point = new Uint8Array([4, ...fromBase64(x), ...fromBase64(y)]);
    return { key, id: hex(new Uint8Array(await subtle.digest('SHA-256', point)).subarray(0, 8)) };
  }

  const decrypt = async (key, sealed, context) => new Uint8Array(await subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: encoder.encode(context) },
    await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']), sealed.subarray(12)));

  async function unseal(envelope, context, reader) {
    if (envelope.context !== context) throw new Error('context');
    const mine = envelope.keys.find(key => key.kid === reader.id);
    const made = await subtle.importKey('raw', fromBase64(envelope.epk), { name: 'ECDH', namedCurve: 'P-256' }, false, []);
    const secret = await subtle.deriveBits({ name: 'ECDH', public: made }, reader.key, 256);
    const wrapping = await subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: encoder.encode('opencontracting case key ' + reader.id) },
      await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']), 256);
    const key = await decrypt(wrapping, fromBase64(mine.wrapped), context);
    return decrypt(key, fromBase64(envelope.content), context);
  }

  function add(parent, name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  }

  async function show(sealed, reader, place) {
    for (const message of sealed.messages) {
      const said = JSON.parse(decoder.decode(await unseal(message.sealed, `${sealed.case} message ${message.number}`, reader)));
      const article = add(place, 'article', '');
      article.className = 'message';
      add(article, 'h4', `${say(message.from)} · ${day(message.day)}`);
      add(article, 'p', said.contact ? `${said.text}\n\n${say('contact')} ${said.contact}` : said.text).className = 'typed';
    }
    for (const file of sealed.files) {
      if (!file.clean) {
        add(place, 'p', `${say('original')} ${file.number} (${file.media})`);
        continue;
      }
      const bytes = await unseal(file.clean, `${sealed.case} file ${file.number} clean`, reader);
      const end = bytes.indexOf(10);
      const link = add(add(place, 'p', ''), 'a', decoder.decode(bytes.subarray(0, end)));
      link.href = URL.createObjectURL(new Blob([bytes.subarray(end + 1)], { type: file.media }));
      link.download = `${sealed.case}-${link.textContent}`;
    }
  }

  for (const form of document.querySelectorAll('form[data-fetch]')) {
    const button = add(form, 'button', say('open'));
    button.type = 'button';
    button.addEventListener('click', async () => {
      const file = desk.querySelector('input[type=file]').files[0];
      if (!form.reportValidity()) return;
      form.querySelector('[data-opened]')?.remove();
      const place = add(form, 'div', '');
      place.dataset.opened = '';
      place.setAttribute('role', 'status');
      try {
        const reader = await readKey(file, desk.querySelector('input[type=password]').value);
        const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), credentials: 'same-origin', redirect: 'error' });
        if (!answer.ok) throw new Error(answer.status);
        await show(await answer.json(), reader, place);
      } catch {
        // What failed may hold a part of a report: it is said nowhere.
        add(place, 'p', say('failed')).className = 'wrong';
      }
    });
  }
})();
