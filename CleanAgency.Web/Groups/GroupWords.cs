using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using Microsoft.Extensions.Localization;

namespace CleanAgency.Web.Groups;

internal static class GroupWords
{
    public static string Post(GroupPost post, bool liaison, IStringLocalizer<Texts> texts) =>
        liaison ? texts["PostAndLiaison", RuleTexts.Name("Groups", post)] : RuleTexts.Name("Groups", post);
}
