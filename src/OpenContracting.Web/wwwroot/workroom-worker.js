// Serves the workroom's form for a visit, and the files it is drawn with, when there is no network. The page puts them here; nothing else is kept.
'use strict';
const PAGES = 'workroom';
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

// A bad signal is worse than none: after some seconds the kept page is shown.
async function fromNetworkOrKept(request, path) {
  const kept = await caches.match(path, { cacheName: PAGES });
  if (!kept) return fetch(request);
  const late = new Promise(resolve => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([fetch(request).catch(() => kept), late]);
}

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.search !== '') return;
  if (request.mode === 'navigate')
    event.respondWith(fromNetworkOrKept(request, url.pathname));
  else if (url.pathname.startsWith('/assets/'))
    event.respondWith(caches.match(url.pathname, { cacheName: PAGES }).then(kept => kept || fetch(request)));
});
