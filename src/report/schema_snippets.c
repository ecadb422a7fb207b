/* What an editor offers where an object can stand: its usual form, with
 * places to fill in. In a body, ${1:word} is such a place, and a string that
 * begins with ^ goes in without its quotes. */
#include "report/schema_parts.h"

#include <stddef.h>

struct snippet {
    const char *label, *about, *body;
    uint8_t kind; /* enum shape_kind */
};

static const struct snippet snippets[] = {
    {"actor", "An actor that a person may play",
     "{\"id\": \"${1:id}\", \"name\": \"${2:Name}\", \"role\": \"${3:What it "
     "is}\", \"playable\": true, \"goal\": \"${4:trust - tension}\", "
     "\"brief\": [\"${5:What its seat alone knows.}\"]}",
     KIND_ACTOR},
    {"meter", "A number from 0 to 100",
     "{\"id\": \"${1:id}\", \"name\": \"${2:Name}\", \"start\": \"^${3:50}\", "
     "\"better\": \"${4|high,low,neither|}\"}",
     KIND_METER},
    {"likelihood", "A belief in percent, shown as a word",
     "{\"id\": \"${1:belief}\", \"name\": \"${2:What we believe}\", \"start\": "
     "\"^${3:50}\", \"scale\": \"likelihood\", \"about\": \"${4:cause == "
     "sabotage}\", \"note\": \"${5:The evidence, and who doubts it.}\"}",
     KIND_METER},
    {"flag", "A yes or no of the play",
     "{\"id\": \"${1:id}\", \"name\": \"${2:What is so}\"}", KIND_FLAG},
    {"unknown", "A hidden truth with two answers",
     "{\"id\": \"${1:cause}\", \"question\": \"${2:Who did it?}\", \"values\": "
     "[{\"id\": \"${3:accident}\", \"weight\": \"^${4:60}\", \"text\": "
     "\"${5:Nobody.}\"}, {\"id\": \"${6:sabotage}\", \"weight\": \"^${7:40}\", "
     "\"text\": \"${8:Somebody.}\"}]}",
     KIND_UNKNOWN},
    {"rung", "A step of the ladder",
     "{\"from\": \"^${1:0}\", \"name\": \"${2:Name}\"}", KIND_RUNG},
    {"scene", "A scene in which one actor decides",
     "{\"id\": \"${1:id}\", \"title\": \"${2:Title}\", \"days\": \"^${3:1}\", "
     "\"brief\": [\"${4:What has happened.}\"], \"actor\": \"${5:actor}\", "
     "\"prompt\": \"${6:What do you do?}\", \"options\": [{\"id\": "
     "\"${7:first}\", \"label\": \"${8:Do this}\"}, {\"id\": \"${9:second}\", "
     "\"label\": \"${10:Do that}\"}]}",
     KIND_SCENE},
    {"scene without a decision", "A scene that is read",
     "{\"id\": \"${1:id}\", \"title\": \"${2:Title}\", \"days\": \"^${3:1}\", "
     "\"brief\": [\"${4:What has happened.}\"]}",
     KIND_SCENE},
    {"decision", "What one actor may choose",
     "{\"actor\": \"${1:actor}\", \"prompt\": \"${2:What do you do?}\", "
     "\"options\": [{\"id\": \"${3:first}\", \"label\": \"${4:Do this}\"}, "
     "{\"id\": \"${5:second}\", \"label\": \"${6:Do that}\"}]}",
     KIND_DECISION},
    {"option", "An option that does something at once",
     "{\"id\": \"${1:id}\", \"label\": \"${2:Up to 24 letters}\", \"means\": "
     "\"${3|none,verbal,legal,economic,cyber,show,force|}\", \"rung\": "
     "\"^${4:0}\", \"text\": \"${5:What you would do.}\", \"effects\": "
     "{\"${6:meter}\": \"^${7:5}\"}}",
     KIND_OPTION},
    {"option with outcomes", "An option after which one of two things follows",
     "{\"id\": \"${1:id}\", \"label\": \"${2:Up to 24 letters}\", "
     "\"outcomes\": [{\"id\": \"${3:well}\", \"weight\": \"^${4:70}\", "
     "\"text\": \"${5:It works.}\"}, {\"id\": \"${6:badly}\", \"weight\": "
     "\"^${7:30}\", \"text\": \"${8:It does not.}\"}]}",
     KIND_OPTION},
    {"use", "An option of the library with keys replaced",
     "{\"use\": \"${1:option}\", \"label\": \"${2:Another label}\"}", KIND_USE},
    {"advice", "What an adviser says",
     "{\"by\": \"${1:adviser}\", \"side\": \"${2|for,against|}\", \"text\": "
     "\"${3:Why.}\", \"expects\": {\"${4:meter}\": \"${5|up,down|}\"}}",
     KIND_ADVICE},
    {"outcome", "One of the things that can follow",
     "{\"id\": \"${1:id}\", \"weight\": \"^${2:10}\", \"text\": \"${3:What "
     "follows.}\", \"effects\": {\"${4:meter}\": \"^${5:5}\"}}",
     KIND_OUTCOME},
    {"consequence", "A block that lands some turns later",
     "{\"id\": \"${1:id}\", \"in\": \"^${2:2}\", \"label\": \"${3:On the time "
     "line}\", \"headline\": \"${4:What everyone reads}\", \"effects\": "
     "{\"${5:meter}\": \"^${6:-5}\"}}",
     KIND_CONSEQUENCE},
    {"rule", "A block that acts while its condition holds",
     "{\"id\": \"${1:id}\", \"name\": \"${2:Name}\", \"when\": \"${3:tension "
     ">= 80}\", \"effects\": {\"${4:meter}\": \"^${5:-5}\"}}",
     KIND_RULE},
    {"event", "Something that may happen, once",
     "{\"id\": \"${1:id}\", \"name\": \"${2:Name}\", \"chance\": \"^${3:20}\", "
     "\"headline\": \"${4:What everyone reads}\", \"effects\": "
     "{\"${5:meter}\": "
     "\"^${6:5}\"}}",
     KIND_EVENT},
    {"ending", "A way in which a play can close",
     "{\"id\": \"${1:id}\", \"when\": \"${2:tension >= 80}\", \"title\": "
     "\"${3:Title}\", \"text\": [\"${4:How it closes.}\"], \"tone\": "
     "\"${5|grave,sober,hopeful|}\"}",
     KIND_ENDING},
    {"last ending", "The one that closes all other plays",
     "{\"id\": \"${1:id}\", \"title\": \"${2:Title}\", \"text\": [\"${3:How it "
     "closes.}\"]}",
     KIND_ENDING},
    {"never", "A claim that something cannot be",
     "{\"never\": \"${1:tension >= 80 and turn < 2}\"}", KIND_EXPECT},
    {"always", "A claim that something holds throughout",
     "{\"always\": \"${1:trust > 0}\"}", KIND_EXPECT},
    {"reachable", "A claim that something can be",
     "{\"reachable\": \"ended(${1:ending})\"}", KIND_EXPECT},
    {"odds", "A claim how often an ending comes",
     "{\"odds\": {\"ending\": \"${1:ending}\", \"policy\": \"uniform\", "
     "\"min\": \"^${2:5}\", \"max\": \"^${3:50}\"}}",
     KIND_EXPECT},
    {"source", "Where a fact can be read",
     "{\"id\": \"${1:id}\", \"title\": \"${2:Title}\", \"publisher\": "
     "\"${3:Publisher}\", \"date\": \"${4:2014-12-19}\", \"url\": "
     "\"${5:https://}\"}",
     KIND_SOURCE},
    {"text with a condition", "A text that is shown while something holds",
     "{\"text\": \"${1:Text}\", \"when\": \"${2:tension >= 60}\"}", KIND_TEXT},
};

void schema_snippets(struct json *json, enum shape_kind kind,
                     enum shape_kind other)
{
    bool begun = false;
    for (size_t i = 0; i < sizeof snippets / sizeof snippets[0]; i++) {
        if (snippets[i].kind != kind && snippets[i].kind != other) {
            continue;
        }
        if (!begun) {
            json_list(json, "defaultSnippets");
        }
        begun = true;
        json_object(json, NULL);
        json_text(json, "label", snippets[i].label);
        json_text(json, "description", snippets[i].about);
        json_raw(json, "body", snippets[i].body);
        json_object_end(json);
    }
    if (begun) {
        json_list_end(json);
    }
}
