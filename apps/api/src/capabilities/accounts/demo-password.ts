/** Everybody's password in the demo. It is public on purpose, so it opens nothing off this machine and nothing outside a demo tenant. */
export const DEMO_PASSWORD = 'bihuan-demo-2018';
