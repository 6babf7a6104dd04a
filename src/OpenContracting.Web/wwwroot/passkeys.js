// Making a passkey, and signing in with one. Without script, or in a browser without passkeys, the forms stay hidden.
'use strict';
(() => {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON || !window.PublicKeyCredential.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async submit => {
      submit.preventDefault();
      const button = form.querySelector('button');
      button.disabled = true;
      form.querySelector('[role=alert]')?.remove();
      const post = address => fetch(address, { method: 'POST', body: new FormData(form), credentials: 'same-origin', redirect: 'error' });
      try {
        const options = await (await post(form.dataset.options)).json();
        const key = form.dataset.passkey === 'make'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        const field = document.createElement('input');
        Object.assign(field, { type: 'hidden', name: 'credential', value: JSON.stringify(key) });
        form.querySelector('input[name=credential]')?.remove();
        form.append(field);
        const answer = await post(form.dataset.send);
        if (!answer.ok) throw new Error(String(answer.status));
        location.assign(await answer.text());
      } catch {
        const said = document.createElement('p');
        said.className = 'wrong';
        said.setAttribute('role', 'alert');
        said.textContent = form.dataset.failed;
        form.append(said);
        button.disabled = false;
      }
    });
  }
})();
