import '@logishift/support-widget/define';
