// In place of offline.mjs where a site keeps nothing for times without a signal: what an earlier one kept goes.

const SCOPE = new URL('../../', import.meta.url);

async function takeAway() {
  const worker = await navigator.serviceWorker.getRegistration(SCOPE);
  if (!worker || worker.scope !== SCOPE.href) return;
  await worker.unregister();
  const ours = (await caches.keys()).filter((name) => name.startsWith(`hereabouts ${SCOPE.pathname} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

if (navigator.serviceWorker) takeAway().catch(() => {});
