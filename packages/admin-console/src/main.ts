import { adoptTokens } from '@logishift/support-widget/theme';
import './document.css';
import { followNews } from './data/live.js';
import { followLinks } from './router.js';
import { session } from './session/session.js';
import { followAlerts } from './shell/alerts.js';
import { followActs } from './shell/undo.js';
import './app.js';
import { leaveKeysToCompositions } from './shell/composition.js';
import { firstLanguage, followLanguage } from './shell/language.js';
import { applyTheme } from './shell/theme.js';
import { useLanguage } from './texts/index.js';

leaveKeysToCompositions();
adoptTokens();
applyTheme();
followLinks();
followNews();
followActs();
followAlerts();
// The shell shows nothing before the session has started, and that is after the texts are there.
await useLanguage(firstLanguage());
followLanguage();
void session.start();
