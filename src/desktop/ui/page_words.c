/* What a page says. */
#include "desktop/ui/page.h"
#include "desktop/ui/ui_state.h"

const char *page_word(const struct page *page, enum word word)
{
    return words_get(page->ui->words, word);
}

const char *page_say(struct page *page, enum word word,
                     const struct word_value *values)
{
    return words_say(page->ui->words, &page->list->arena, word, values);
}

const char *page_format(struct page *page, const char *format, ...)
{
    struct strbuf text = {0};
    va_list args;
    va_start(args, format);
    strbuf_vformat(&text, format, args);
    va_end(args);
    const char *copy = arena_text(&page->list->arena, strbuf_get(&text));
    strbuf_clear(&text);
    return copy;
}
