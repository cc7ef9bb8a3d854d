// The draft on this device, kept only where somebody asked for one; a browser that refuses keeps nothing.

const KEY = 'add-draft';

export const storage = {
  read: () => { try { return JSON.parse(localStorage.getItem(KEY) || 'null'); } catch { return null; } },
  write: (value) => { try { localStorage.setItem(KEY, JSON.stringify(value)); } catch { /* refused: nothing is kept */ } },
  clear: () => { try { localStorage.removeItem(KEY); } catch { /* nothing is kept there */ } },
};
