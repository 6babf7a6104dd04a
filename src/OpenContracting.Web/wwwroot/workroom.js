// The workroom on a phone: a brush for pictures, visits that wait in the browser until there is a network, and the page itself without one.
// Without script the form sends as any other.
'use strict';
(() => {
  const waiting = document.getElementById('waiting');
  const form = document.getElementById('visit');
  if (!waiting || !window.indexedDB || !window.crypto?.randomUUID) return;
  const words = waiting.dataset;

  // ---- What waits ----

  const store = mode => new Promise((resolve, reject) => {
    const open = indexedDB.open('workroom', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('visits', { keyPath: 'key' });
    open.onsuccess = () => resolve(open.result.transaction('visits', mode).objectStore('visits'));
    open.onerror = () => reject(open.error);
  });
  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = async () => done((await store('readonly')).getAll());
  const keep = async visit => done((await store('readwrite')).put(visit));
  const forget = async key => done((await store('readwrite')).delete(key));

  const say = text => { waiting.querySelector('[data-say]').textContent = text; };

  function element(parent, name, properties, ...children) {
    const made = document.createElement(name);
    Object.assign(made, properties);
    made.append(...children);
    parent?.append(made);
    return made;
  }

  async function show() {
    const visits = await all();
    const list = waiting.querySelector('[data-list]');
    list.replaceChildren();
    for (const visit of visits) {
      const photos = visit.photos.length > 0 ? ` · ${visit.photos.length} ${words.photos}` : '';
      const line = element(list, 'li', {}, `${visit.on} · ${visit.finding.split('\n')[0].slice(0, 80)}${photos} `);
      if (visit.problem) element(line, 'strong', { textContent: `${visit.problem} ` });
      element(line, 'button', { type: 'button', className: 'quiet', textContent: words.forget }).addEventListener('click', async () => {
        if (!confirm(words.really)) return;
        await forget(visit.key);
        await show();
      });
    }
    waiting.hidden = visits.length === 0 && waiting.querySelector('[data-say]').textContent === '';
    waiting.querySelector('[data-send]').hidden = visits.length === 0;
  }

  // ---- Sending: each visit has a key, and the server keeps a key once, so that trying again is safe ----

  async function send(visit) {
    const token = await fetch(`${visit.action}?handler=Token`, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store' });
    if (token.type === 'opaqueredirect' || token.status === 403 || token.status === 404) return { problem: words.signIn, stop: true };
    if (!token.ok) return { problem: words.offline, stop: true };
    const body = new FormData();
    body.set('__RequestVerificationToken', await token.text());
    for (const [name, value] of [['Key', visit.key], ['Project', visit.project], ['On', visit.on], ['Observed', visit.observed], ['Finding', visit.finding],
      ['NobodySeen', visit.nobodySeen], ['Latitude', visit.latitude], ['Longitude', visit.longitude]])
      if (value !== null && value !== undefined) body.set(`Form.${name}`, String(value));
    visit.photos.forEach((photo, at) => {
      body.append('Form.Photos', photo.content, `${at + 1}.jpg`);
      body.append('Form.Descriptions', photo.description);
    });
    const answer = await fetch(visit.action, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual', headers: { 'X-Queue': '1' } });
    if (answer.status === 204) return {};
    if (answer.status === 422) return { problem: `${words.refused} ${await answer.text()}` };
    return { problem: answer.type === 'opaqueredirect' ? words.signIn : words.offline, stop: true };
  }

  let isSending = false;
  async function sendAll() {
    if (isSending) return;
    isSending = true;
    let sent = 0;
    try {
      for (const visit of await all()) {
        say(words.sending);
        let result;
        try {
          result = await send(visit);
        } catch {
          result = { problem: words.offline, stop: true };
        }
        if (result.problem) await keep({ ...visit, problem: result.problem });
        else { await forget(visit.key); sent++; }
        if (result.stop) break;
      }
      const left = await all();
      say(sent > 0 && left.length === 0 ? words.sent : left[0]?.problem ?? '');
    } finally {
      isSending = false;
      await show();
    }
    // What was written shows on the room's page.
    if (sent > 0 && !form) location.reload();
  }

  waiting.querySelector('[data-send]').addEventListener('click', sendAll);
  window.addEventListener('online', sendAll);

  // ---- The page itself, without a network ----

  async function keepPage() {
    if (!('serviceWorker' in navigator)) return;
    await navigator.serviceWorker.register(words.worker, { scope: words.scope });
    if (!form || location.search) return;
    const assets = [...document.querySelectorAll('link[rel=stylesheet], link[rel=preload], link[rel=icon]')].map(link => link.href)
      .concat([...document.scripts].map(script => script.src));
    const cache = await caches.open('workroom');
    const wanted = new Set([location.pathname, ...assets.map(address => new URL(address).pathname)]);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (path.startsWith('/assets/') && !wanted.has(path)) await cache.delete(request);
    }
    // A page that leads to the sign-in is not this one.
    await cache.put(location.pathname, await fetch(location.pathname, { redirect: 'error' }));
    wanted.delete(location.pathname);
    await cache.addAll([...wanted]);
  }

  // It says that it works without a network once it does.
  async function tellKept() {
    if (form && window.caches && await caches.match(location.pathname, { cacheName: 'workroom' })) form.querySelector('[data-with-queue]').hidden = false;
  }

  (navigator.onLine ? keepPage() : Promise.resolve()).then(tellKept).catch(() => {});
  show().then(() => { if (navigator.onLine) return sendAll(); }).catch(() => {});
  if (!form) return;

  // ---- The brush ----

  const LONGEST_SIDE = 1600;
  const painters = [];
  const texts = form.querySelector('[data-with-script]');
  form.querySelector('[data-without-script]').remove();
  texts.hidden = false;

  async function paint(file) {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const box = element(texts.querySelector('[data-painters]'), 'div', { className: 'painter' });
    const canvas = element(box, 'canvas', { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale), tabIndex: 0 });
    const number = painters.length + 1;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${texts.dataset.canvas} ${number}. ${texts.dataset.keys}`);
    const pen = canvas.getContext('2d');

    // The picture in cells so coarse that nothing can be read out of them.
    const mosaic = document.createElement('canvas');
    [mosaic.width, mosaic.height] = [canvas.width, canvas.height];
    const cell = Math.max(24, Math.round(canvas.width / 24));
    const small = document.createElement('canvas');
    [small.width, small.height] = [Math.ceil(canvas.width / cell), Math.ceil(canvas.height / cell)];
    Object.assign(small.getContext('2d'), { imageSmoothingQuality: 'high' });
    small.getContext('2d').drawImage(picture, 0, 0, small.width, small.height);
    Object.assign(mosaic.getContext('2d'), { imageSmoothingEnabled: false });
    mosaic.getContext('2d').drawImage(small, 0, 0, small.width * cell, small.height * cell);
    const kinds = { solid: '#000', mosaic: pen.createPattern(mosaic, 'no-repeat') };

    let strokes = [];
    let cursor = null;
    function draw(withCursor = true) {
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      Object.assign(pen, { lineCap: 'round', lineJoin: 'round' });
      for (const stroke of strokes) {
        Object.assign(pen, { strokeStyle: kinds[stroke.kind], lineWidth: stroke.size });
        pen.beginPath();
        pen.moveTo(...stroke.points[0]);
        // A line of no length is not drawn, a dot is one of nearly none.
        for (const [x, y] of stroke.points) pen.lineTo(x + 0.01, y);
        pen.stroke();
      }
      if (!withCursor || !cursor) return;
      Object.assign(pen, { strokeStyle: '#f2a51d', lineWidth: 4 });
      pen.beginPath();
      pen.arc(...cursor, width() / 2, 0, 7);
      pen.stroke();
    }

    const field = (label, control) => { element(box, 'div', { className: 'row' }, element(null, 'label', {}, `${label} `, control)); return control; };
    const kind = field(texts.dataset.brush, element(null, 'select', {},
      element(null, 'option', { value: 'solid', textContent: texts.dataset.solid }), element(null, 'option', { value: 'mosaic', textContent: texts.dataset.mosaic })));
    const size = field(texts.dataset.size, element(null, 'input', { type: 'range', min: 2, max: 20, value: 7 }));
    const width = () => Math.max(canvas.width, canvas.height) * Number(size.value) / 100;
    const buttons = element(box, 'p', { className: 'acts' });
    element(buttons, 'button', { type: 'button', className: 'quiet', textContent: texts.dataset.undo }).addEventListener('click', () => { strokes.pop(); draw(); });
    const painter = {
      description: field(texts.dataset.description, element(null, 'input', { maxLength: 200, required: true, autocomplete: 'off' })),
      content: () => { draw(false); return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.82)); },
    };
    element(buttons, 'button', { type: 'button', className: 'quiet', textContent: texts.dataset.remove }).addEventListener('click', () => {
      painters.splice(painters.indexOf(painter), 1);
      box.remove();
      picture.close();
    });
    painters.push(painter);

    const at = event => {
      const edge = canvas.getBoundingClientRect();
      return [(event.clientX - edge.left) * canvas.width / edge.width, (event.clientY - edge.top) * canvas.height / edge.height];
    };
    let isDown = false;
    canvas.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      isDown = true;
      cursor = null;
      canvas.setPointerCapture(event.pointerId);
      strokes.push({ kind: kind.value, size: width(), points: [at(event)] });
      draw();
    });
    canvas.addEventListener('pointermove', event => {
      if (!isDown) return;
      strokes.at(-1).points.push(at(event));
      draw();
    });
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => { isDown = false; });
    canvas.addEventListener('keydown', event => {
      const step = width() / 2;
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      if (!moves[event.key] && event.key !== ' ') return;
      event.preventDefault();
      cursor ??= [canvas.width / 2, canvas.height / 2];
      if (event.key === ' ') strokes.push({ kind: kind.value, size: width(), points: [cursor] });
      else cursor = [Math.min(canvas.width, Math.max(0, cursor[0] + moves[event.key][0])), Math.min(canvas.height, Math.max(0, cursor[1] + moves[event.key][1]))];
      draw();
    });
    draw();
  }

  const choose = document.getElementById('choose');
  choose.addEventListener('change', async () => {
    for (const file of [...choose.files]) {
      if (painters.length >= Number(form.dataset.most)) { say(texts.dataset.many); waiting.hidden = false; break; }
      try {
        await paint(file);
      } catch {
        say(`${file.name}: ${texts.dataset.unreadable}`);
        waiting.hidden = false;
      }
    }
    choose.value = '';
    // Whoever adds a picture is asked about it again.
    form.elements['Form.NobodySeen'].checked = false;
  });

  // ---- About where: rounded here, before it is kept or sent ----

  let place = null;
  const placeButton = form.querySelector('[data-place]');
  placeButton.addEventListener('click', () => navigator.geolocation.getCurrentPosition(
    found => {
      place = { latitude: found.coords.latitude.toFixed(3), longitude: found.coords.longitude.toFixed(3) };
      form.querySelector('[data-place-said]').textContent = `${placeButton.dataset.done} ${place.latitude}, ${place.longitude}`;
    },
    () => { form.querySelector('[data-place-said]').textContent = placeButton.dataset.failed; }));

  // ---- Writing: kept on the phone first, then sent ----

  form.addEventListener('submit', async submit => {
    submit.preventDefault();
    const { elements } = form;
    elements['Form.NobodySeen'].setCustomValidity(painters.length > 0 && !elements['Form.NobodySeen'].checked ? elements['Form.NobodySeen'].closest('label').textContent.trim() : '');
    if (!form.reportValidity()) return;
    const photos = [];
    for (const painter of painters) photos.push({ content: await painter.content(), description: painter.description.value });
    try {
      await keep({
        key: crypto.randomUUID(), action: location.pathname, project: elements['Form.Project'].value, on: elements['Form.On'].value,
        observed: elements['Form.Observed'].value, finding: elements['Form.Finding'].value, nobodySeen: elements['Form.NobodySeen'].checked, photos, ...place,
      });
    } catch {
      say(words.full);
      waiting.hidden = false;
      return;
    }
    form.reset();
    texts.querySelector('[data-painters]').replaceChildren();
    painters.length = 0;
    place = null;
    form.querySelector('[data-place-said]').textContent = '';
    say(words.kept);
    await show();
    waiting.scrollIntoView();
    await sendAll();
  });
  form.elements['Form.NobodySeen'].addEventListener('change', () => form.elements['Form.NobodySeen'].setCustomValidity(''));
})();
