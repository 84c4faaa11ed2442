// SPDX-FileCopyrightText: 2026 The Poolwarden developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xml/malformed.h"

#include <libxml/xmlerror.h>

namespace poolwarden {

std::string_view malformedId(int code, char before, char at)
{
    switch (code) {
    case XML_ERR_DOCUMENT_EMPTY:
        return "no-element";
    case XML_ERR_DOCUMENT_END:
        return "more-behind";
    case XML_ERR_NAME_REQUIRED:
        // One number for all names.
        return before == '&' ? "bare-ampersand" : before == '<' ? "bare-less" : "attribute-name";
    case XML_ERR_ENTITYREF_NO_NAME:
        return "bare-ampersand";
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return "no-semicolon";
    case XML_ERR_UNDECLARED_ENTITY:
        return "unknown-entity";
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
    case XML_ERR_INVALID_CHARREF:
        return "character-number";
    case XML_ERR_INVALID_CHAR:
        // One number for what stands there, and for what was told by its number before.
        if (static_cast<unsigned char>(at) >= 0x80)
            return "not-utf8";
        return at > 0 && at < ' ' && at != '\n' && at != '\r' && at != '\t' ? "control-character"
                                                                            : "character-number";
    case XML_ERR_INVALID_ENCODING:
        return "not-utf8";
    case XML_ERR_LT_IN_ATTRIBUTE:
        return "less-in-value";
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
        return "no-quotes";
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
        return "no-closing-quote";
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
        return "no-value";
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return "attribute-twice";
    case XML_ERR_SPACE_REQUIRED:
        return "no-space";
    case XML_ERR_GT_REQUIRED:
        return "no-greater";
    case XML_ERR_TAG_NAME_MISMATCH:
        return "other-closing-tag";
    case XML_ERR_TAG_NOT_FINISHED:
        return "not-closed";
    case XML_ERR_COMMENT_NOT_FINISHED:
        return "comment-not-closed";
    case XML_ERR_HYPHEN_IN_COMMENT:
        return "hyphens-in-comment";
    case XML_ERR_CDATA_NOT_FINISHED:
        return "cdata-not-closed";
    case XML_ERR_MISPLACED_CDATA_END:
        return "cdata-end";
    case XML_ERR_PI_NOT_STARTED:
    case XML_ERR_PI_NOT_FINISHED:
    case XML_ERR_XMLDECL_NOT_FINISHED:
        return "declaration-not-closed";
    case XML_ERR_RESERVED_XML_NAME:
        return "declaration-not-first";
    default:
        return {};
    }
}

} // namespace poolwarden
