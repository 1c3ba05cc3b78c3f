/**
 * The registry of this page, listening while anything is registered. Whether
 * single-character keys act is kept on this machine: it depends on how a person
 * types here, not on who they are.
 */
import { createHotkeyRegistry, type HotkeyRegistry } from './hotkeys';

const STORED_UNDER = 'obelus.character-keys';

const registry = createHotkeyRegistry({
  read() {
    try {
      return localStorage.getItem(STORED_UNDER) !== 'off';
    } catch {
      // Storage can be forbidden; the keys then act as they do by default.
      return true;
    }
  },
  write(isOn) {
    try {
      localStorage.setItem(STORED_UNDER, isOn ? 'on' : 'off');
    } catch {
      // Nothing to keep it in.
    }
  },
});

let registered = 0;
const handle = (event: KeyboardEvent) => {
  registry.handle(event);
};

export const hotkeys: HotkeyRegistry = {
  ...registry,
  register(shortcuts) {
    const remove = registry.register(shortcuts);
    registered += 1;
    if (registered === 1) window.addEventListener('keydown', handle);
    return () => {
      remove();
      registered -= 1;
      if (registered === 0) window.removeEventListener('keydown', handle);
    };
  },
};
