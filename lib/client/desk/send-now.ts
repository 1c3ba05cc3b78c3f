/** An event of the window: somebody waits for the unsent work of this page. */
export const SEND_NOW = 'obelus:send-now';
