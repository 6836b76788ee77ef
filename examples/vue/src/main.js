import '@logishift/support-widget/define/help';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
