using System.Globalization;
using System.Text;
using System.Xml;

namespace OpenContracting.Web.Api.Feeds;

/// <summary>Writes a feed as Atom (RFC 4287).</summary>
public static class AtomWriter
{
    public const string ContentType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Feed feed)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            Text(xml, "id", feed.Address);
            Text(xml, "title", feed.Title);
            Text(xml, "updated", Time(feed.Updated));
            Link(xml, "self", feed.Address, ContentType);
            Link(xml, "alternate", feed.Page, "text/html");
            xml.WriteStartElement("author", Atom);
            Text(xml, "name", feed.Author);
            xml.WriteEndElement();
            foreach (var entry in feed.Entries)
                Write(xml, entry);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", entry.Id);
        Text(xml, "title", entry.Title);
        Text(xml, "updated", Time(entry.At));
        Link(xml, "alternate", entry.Page, "text/html");
        Text(xml, "summary", entry.Text);
        xml.WriteEndElement();
    }

    /// <summary>Source data may hold characters that XML cannot.</summary>
    private static void Text(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Atom, string.Concat(text.Where((letter, at) =>
            XmlConvert.IsXmlChar(letter)
            || (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            || (char.IsLowSurrogate(letter) && at > 0 && char.IsHighSurrogate(text[at - 1])))));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
