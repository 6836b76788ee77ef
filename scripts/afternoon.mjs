/**
 * Lets this process, and what it starts, live where it is early afternoon: the demo's parcels and people follow the clock, and a
 * picture made at night would show couriers at three in the morning.
 */
const hours = 14 - new Date().getUTCHours();
// There are zones up to 14 hours ahead of UTC, and 12 behind. Etc/GMT-2 is two ahead.
const ahead = hours < -12 ? hours + 24 : hours;
process.env.TZ = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
