import { readFileSync } from 'node:fs';
import { createHost, listen, supportUrl } from '../host-server/index.js';

const page = readFileSync(new URL('index.html', import.meta.url), 'utf8');
const app = createHost();

app.get('/', (c) => c.html(page.replaceAll('http://localhost:8787', supportUrl)));

await listen(app, 8790);
