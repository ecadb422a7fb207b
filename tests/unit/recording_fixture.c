#include "unit/recording_fixture.h"

#include "base/hash.h"

#include <stdio.h>
#include <string.h>

#define MOVES(a, b)                                                            \
    "'options':[{'id':'" a "','label':'One','effects':{'m':1}},{'id':'" b      \
    "','label':'Two','rung':1,'effects':{'m':-2},'outcomes':[{'weight':1,"     \
    "'effects':{'m':'3 if truth == yes else -1'}},{'weight':1,'later':"        \
    "[{'id':'wait_" b "','in':2,'effects':{'m':5}}]}]}]"

/* Six turns with everything that a recording holds. */
const char recording_members[] =
    "'actors':[{'id':'a','name':'A','mandates':[{'id':'peace','name':'P'},"
    "{'id':'pride','name':'Q'}]},{'id':'b','name':'B','policy':'uniform'}],"
    "'meters':[{'id':'m','name':'M','start':50},{'id':'n','name':'N'}],"
    "'unknowns':[{'id':'truth','question':'Q?','values':"
    "[{'id':'yes','weight':1},{'id':'no','weight':1}]}],"
    "'events':[{'id':'storm','name':'S','chance':30,'once':false,"
    "'effects':{'n':3}}],"
    "'scenes':[{'id':'s1','title':'1','decisions':[{'actor':'a'," MOVES(
        "a1",
        "a2") "},{'actor':'b'," MOVES("b1",
                                      "b2") "}]},"
                                            "{'id':'s2','title':'2'},"
                                            "{'id':'s3','title':'3','actor':'b'"
                                            "," MOVES(
                                                "c1",
                                                "c2") "},"
                                                      "{'id':'s4','title':'4','"
                                                      "actor':'a'," MOVES(
                                                          "d1",
                                                          "d2") "},"
                                                                "{'id':'s5','"
                                                                "title':'5','"
                                                                "actor':'a'"
                                                                "," MOVES(
                                                                    "e1",
                                                                    "e2") "}]";

/* Text that a test changes and seals again. */
struct strbuf recording_sealed(const char *recording)
{
    struct strbuf text = {0};
    const char *seal = strstr(recording, "checksum ");
    size_t length =
        seal != NULL ? (size_t)(seal - recording) : strlen(recording);
    char hex[17];

    strbuf_add(&text, recording, length);
    hash_to_hex(hash_bytes(HASH_START, recording, length), hex);
    strbuf_format(&text, "checksum %s\n", hex);
    return text;
}

/* `recording` with the first `from` replaced, sealed again. */
struct strbuf recording_altered(const char *recording, const char *from,
                                const char *to)
{
    const char *at = strstr(recording, from);
    struct strbuf text = {0};
    struct strbuf result;

    assert_non_null(at);
    strbuf_add(&text, recording, (size_t)(at - recording));
    strbuf_text(&text, to);
    strbuf_text(&text, at + strlen(from));
    result = recording_sealed(strbuf_get(&text));
    strbuf_clear(&text);
    return result;
}

const struct recording *recording_of(struct play *play, const char *bytes,
                                     size_t length)
{
    return recording_read(&play->arena, "play.rec", bytes, length,
                          &play->diags);
}

/* The findings as lines. */
const char *recording_findings(struct play *play)
{
    static char text[2000];
    struct strbuf lines = {0};
    struct sink sink = sink_to_strbuf(&lines);

    diag_write_all(&play->diags, 5, &sink);
    snprintf(text, sizeof text, "%s", strbuf_get(&lines));
    strbuf_clear(&lines);
    diag_clear(&play->diags);
    return text;
}

/* Reads and replays; NULL with findings. */
struct session *recording_replayed(struct play *play, const char *bytes,
                                   size_t length)
{
    const struct recording *recording = recording_of(play, bytes, length);

    if (recording == NULL)
        return NULL;
    return recording_replay(recording, "play.rec", play->model, &play->diags);
}

void recording_play(struct play *play)
{
    play_open(play, recording_members, "a");
    session_mandates(play->session, 0, 0, -1);
    play_say(play, "note back\\slash\nand a line");
    play_say(play, "inject storm");
    play_say(play, "veto a a1");
    play_say(play, "move a a2");
    play_say(play, "continue");
    play_say(play, "cap 0");
    play_say(play, "vote 3 to 2");
    play_say(play, "move a d1");
}
