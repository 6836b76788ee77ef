import { describeSinglePageApp } from '../../host-server/test/single-page-app.js';

describeSinglePageApp('react');
