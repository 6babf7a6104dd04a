using System.Net;
using System.Text;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Api;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Subscriptions;

/// <summary>Writes what is sent to those who follow works: plain text, and the same as simple HTML that loads nothing.</summary>
public sealed class SubscriptionLetters(PublicAddress address, SubscriptionSecrets secrets)
{
    /// <summary>Asks whether somebody wants what was asked for in their name.</summary>
    public Letter Confirm(string to, string topic, SubscriptionRhythm rhythm, string token, Wording words) => Plain(
        to, words["alerts.mail.confirmSubject"],
        words.Say("alerts.mail.confirm", topic, words["alerts.rhythm." + rhythm], address.Of(words.Link(PageAddress.AlertConfirm, token)), SubscriptionKeeper.Unconfirmed.TotalHours));

    /// <summary>The link to all that somebody asked for.</summary>
    public Letter Owner(string to, byte[] owner, Wording words) => Plain(
        to, words["alerts.mail.ownerSubject"],
        words.Say("alerts.mail.owner", address.Of(words.Link(PageAddress.MyAlerts, secrets.OwnerToken(owner))), SubscriptionSecrets.OwnerValidity.TotalHours));

    /// <summary>What changed.</summary>
    /// <param name="subscription">Whom to tell.</param>
    /// <param name="through">The last change that it tells.</param>
    /// <param name="what">What is followed, in words.</param>
    /// <param name="news">What changed.</param>
    /// <param name="words">The reader's language.</param>
    public Letter Tell(Subscription subscription, long through, string what, News news, Wording words)
    {
        var followed = address.Of(SubscriptionTopic.Parse(subscription.Topic).Page(words));
        var leave = address.Of(words.Link(PageAddress.LeaveAlert, secrets.LeaveToken(subscription.Id)));
        var links = new NewsLinks(followed, leave, address.Of(words.Link(PageAddress.Alerts)), id => address.Of(words.Link(PageAddress.Project, id)));
        var (text, html) = Write(what, subscription.Rhythm, news, links, words);
        return new Letter([secrets.Open(subscription.SealedAddress)], words.Count("alerts.mail.subject", news.Works), text)
        {
            Html = html,
            Unsubscribe = leave,
            // Sent again after a crash it is the same letter.
            Id = $"{subscription.Id:n}.{through}@{new Uri(address.Base).Host}",
        };
    }

    /// <summary>The body of a letter that tells what changed.</summary>
    public static (string Text, string Html) Write(string what, SubscriptionRhythm rhythm, News news, NewsLinks links, Wording words)
    {
        var text = new StringBuilder();
        var html = new StringBuilder();
        var lead = words.Say("alerts.mail.lead", what);
        text.Append(lead).Append("\n\n");
        html.Append($"<!DOCTYPE html><html lang=\"{words.Language}\"><head><meta charset=\"utf-8\"><title>{Html(words.Count("alerts.mail.subject", news.Works))}</title></head><body><p>{Html(lead)}</p><ul>");
        foreach (var work in news.Shown)
        {
            var (title, page) = (words.Say($"feed.{Word.Of(work.Kind)}", work.Title ?? work.ProjectId), links.Work(work.ProjectId));
            IReadOnlyList<string> lines = [.. work.Authority is null ? (string[])[] : [work.Authority], .. work.Changes, .. work.More > 0 ? (string[])[words.Count("weeks.more", work.More)] : []];
            text.Append("* ").Append(title).Append('\n');
            foreach (var line in lines)
                text.Append("  ").Append(line).Append('\n');
            text.Append("  ").Append(page).Append("\n\n");
            html.Append($"<li><p><a href=\"{Html(page)}\">{Html(title)}</a>{string.Concat(lines.Select(line => "<br>" + Html(line)))}</p></li>");
        }

        html.Append("</ul>");
        if (news.Works > news.Shown.Count)
        {
            var rest = words.Count("alerts.mail.more", news.Works - news.Shown.Count);
            text.Append(rest).Append('\n').Append(links.Followed).Append("\n\n");
            html.Append($"<p><a href=\"{Html(links.Followed)}\">{Html(rest)}</a></p>");
        }

        var why = words.Say("alerts.mail.why", words["alerts.rhythm." + rhythm].ToLowerInvariant());
        text.Append($"-- \n{why}\n{words["alerts.mail.leave"]} {links.Leave}\n{words["alerts.mail.mine"]} {links.Mine}\n");
        html.Append($"<hr><p>{Html(why)}</p><p><a href=\"{Html(links.Leave)}\">{Html(words["alerts.mail.leave"].TrimEnd(':'))}</a> · <a href=\"{Html(links.Mine)}\">{Html(words["alerts.mail.mine"].TrimEnd(':'))}</a></p></body></html>");
        return (text.ToString(), html.ToString());
    }

    private static Letter Plain(string to, string subject, string text) => new([to], subject, text);

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
