/* global AdaptiveCards, markdownit */

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownit().render(text);
  result.didProcess = true;
};

function draw(card, hostConfig) {
  const view = new AdaptiveCards.AdaptiveCard();
  view.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  view.parse(card);
  return view.render();
}

/** Draws each card into the places of its row, with the host configuration of their themes. */
globalThis.drawCards = ({ cards, themes }) => {
  for (const [name, card] of Object.entries(cards)) {
    for (const { name: theme, hostConfig } of themes) {
      const place = document.querySelector(`[data-card="${name}"] [data-theme="${theme}"]`);
      place.append(draw(card, hostConfig));
    }
  }
};
